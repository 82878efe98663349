"""The first slice: people, programme, outbox, journal, stories."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "card",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("unsure_until", sa.Float(), nullable=False),
        sa.Column("parked", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_index(
        "card_stale",
        "card",
        ["name"],
        unique=False,
        sqlite_where=sa.text("ts IS NOT NULL AND shown < version AND parked IS NULL"),
        postgresql_where=sa.text("ts IS NOT NULL AND shown < version AND parked IS NULL"),
    )
    op.create_table(
        "delivery",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("hold", sa.Boolean(), nullable=False),
        sa.Column("waited", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("card", sa.String(), nullable=True),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("report", sa.Boolean(), nullable=False),
        sa.Column("unwanted", sa.Boolean(), nullable=False),
        sa.Column("bundle", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("thread_ts", sa.String(), nullable=True),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("tried", sa.Float(), nullable=True),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(
        "delivery_held",
        "delivery",
        ["look_at", "seq"],
        unique=False,
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_index(
        "delivery_open",
        "delivery",
        ["lane", "seq"],
        unique=False,
        sqlite_where=sa.text("state IN ('held', 'waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('held', 'waiting', 'sending')"),
    )
    op.create_index(
        "delivery_parked",
        "delivery",
        ["lane", "seq"],
        unique=False,
        sqlite_where=sa.text("state = 'parked'"),
        postgresql_where=sa.text("state = 'parked'"),
    )
    op.create_index(
        "delivery_sending",
        "delivery",
        ["seq"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_journal_thing", "journal", ["thing"], unique=False)
    op.create_table(
        "lane",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("unset", sa.Boolean(), nullable=False),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("after", sa.Float(), nullable=False),
        sa.Column("last_ts", sa.String(), nullable=True),
        sa.Column("went", sa.Float(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Float(), nullable=True),
        sa.Column("strikes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_letter_sent_at"), "letter", ["sent_at"], unique=False)
    op.create_table(
        "member",
        sa.Column("slack_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("standing", sa.String(length=32), nullable=False),
        sa.Column("in_team_channel", sa.Boolean(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("slack_id"),
    )
    op.create_table(
        "once", sa.Column("key", sa.String(), nullable=False), sa.PrimaryKeyConstraint("key")
    )
    op.create_table(
        "pace",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("spent", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("share_channel", sa.String(), nullable=False),
        sa.Column("team_channel", sa.String(), nullable=False),
        sa.Column("programme_channel", sa.String(), nullable=False),
        sa.Column("stories_per_day", sa.Integer(), nullable=False),
        sa.Column("disclosure", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("canonical_link", sa.String(), nullable=True),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("picture_url", sa.String(), nullable=False),
        sa.Column("alt_text", sa.String(), nullable=False),
        sa.Column("picture_rights", sa.Boolean(), nullable=False),
        sa.Column("networks", sa.JSON(), nullable=False),
        sa.Column("suggested_by", sa.String(), nullable=False),
        sa.Column("suggested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("may_name", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_version", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objection", sa.String(), nullable=False),
        sa.Column("leads_asked_version", sa.Integer(), nullable=True),
        sa.Column("leads_asked_by", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_note", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.String(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("schedule_version", sa.Integer(), nullable=False),
        sa.Column("scheduled_by", sa.String(), nullable=True),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("out_of_turn", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("story_ending", "story", ["status", "expires_at"], unique=False)
    op.create_index("story_open", "story", ["status", "published_at"], unique=False)
    op.create_index(
        "story_open_link",
        "story",
        ["canonical_link"],
        unique=True,
        sqlite_where=sa.text(
            "canonical_link IS NOT NULL AND status IN ('suggested', 'approved', 'published')"
        ),
        postgresql_where=sa.text(
            "canonical_link IS NOT NULL AND status IN ('suggested', 'approved', 'published')"
        ),
    )
    op.create_index("story_out", "story", ["published_at"], unique=False)
    op.create_table(
        "caption",
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", "position"),
    )
    op.create_table(
        "dismissal",
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", "member_id"),
    )
    op.create_table(
        "reminder",
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", "member_id"),
    )
    op.create_table(
        "share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("share_of_member", "share", ["member_id", "shared_at"], unique=False)
    op.create_index(
        "share_standing",
        "share",
        ["story_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )

    op.create_index(
        "delivery_waiting",
        "delivery",
        [sa.text("urgency DESC"), "seq"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )


def downgrade() -> None:
    """Drop the tables, children first."""
    for table in (
        "share",
        "reminder",
        "dismissal",
        "caption",
        "story",
        "programme",
        "pace",
        "once",
        "member",
        "letter",
        "lane",
        "journal",
        "delivery",
        "card",
    ):
        op.drop_table(table)
