"""Members, policy, duty: consent, departments, documents, hours, paid time, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW = [  # in the order in which they may go again
    *("paid_time", "pay_export", "acknowledgement", "document_version", "document_draft"),
    "document_upload",
    *("document", "department_part", "department", "away", "own_hours", "quiet", "preference"),
    *("look", "open_home", "sync"),
]
INDEXES = {
    "ix_member_department_id": "department_id",
    "ix_member_email": "email",
}
FEW = {"member_team": "in_team_channel", "member_leads": "is_lead"}  # only where it is so


def _more() -> dict[str, list[sa.Column[object]]]:
    """Name the columns that tables of the first slice get."""
    return {
        "delivery": [
            sa.Column("news", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("for_lead", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        ],
        "member": [
            sa.Column("email", sa.String(), nullable=False, server_default=""),
            sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("exempt", sa.Boolean(), nullable=True),
            sa.Column("exempt_by", sa.String(length=32), nullable=True),
            sa.Column("department_id", sa.Uuid(), nullable=True),
            sa.Column("department_by", sa.String(length=32), nullable=True),
        ],
        "programme": [
            sa.Column("workdays", sa.JSON(), nullable=False, server_default="[0, 1, 2, 3, 4]"),
            sa.Column("country", sa.String(), nullable=False, server_default=""),
            sa.Column("subdivision", sa.String(), nullable=False, server_default=""),
            sa.Column("free_days", sa.JSON(), nullable=False, server_default="{}"),
            sa.Column("emergency_number", sa.String(), nullable=False, server_default=""),
            sa.Column("emergency_words", sa.String(), nullable=False, server_default=""),
            sa.Column("press_number", sa.String(), nullable=False, server_default=""),
            sa.Column("help_words", sa.String(), nullable=False, server_default=""),
            sa.Column("off_duty", sa.String(length=32), nullable=False, server_default="warn"),
            sa.Column("minutes_share", sa.Integer(), nullable=False, server_default="2"),
            sa.Column("minutes_flag", sa.Integer(), nullable=False, server_default="10"),
            sa.Column(
                "pay_period", sa.String(length=32), nullable=False, server_default="two_weekly"
            ),
            sa.Column("pay_began", sa.Date(), nullable=False, server_default="2026-01-05"),
            sa.Column("welcomes", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("pilot", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("pilot_people", sa.JSON(), nullable=False, server_default="[]"),
            sa.Column("pilot_channels", sa.JSON(), nullable=False, server_default="[]"),
            sa.Column("department_field", sa.String(), nullable=False, server_default=""),
            sa.Column("team_trouble", sa.String(), nullable=False, server_default=""),
            sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=True),
        ],
    }


def upgrade() -> None:
    """Create and extend the tables."""
    op.create_table(
        "away",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_away_member_id", "away", ["member_id"], unique=False)
    op.create_table(
        "department",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("share_channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "document",
        sa.Column("slug", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_table(
        "document_draft",
        sa.Column("slug", sa.String(length=32), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_table(
        "document_upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "document_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("correction", sa.Integer(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("change", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_document_version_slug",
        "document_version",
        ["slug", "number", "correction"],
        unique=True,
    )
    op.create_table(
        "look",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("list", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_look_member_id", "look", ["member_id"], unique=False)
    op.create_table(
        "open_home",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_index("ix_open_home_stale", "open_home", ["stale"], unique=False)
    op.create_table(
        "own_hours",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "pay_export",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contents", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("first_on", "last_on"),
    )
    op.create_table(
        "preference",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("reminders", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("networks", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "quiet",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "sync",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("cursor", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "acknowledgement",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["document_version.id"],
        ),
        sa.PrimaryKeyConstraint("member_id", "number"),
    )
    op.create_index(
        "ix_acknowledgement_version_id", "acknowledgement", ["version_id"], unique=False
    )
    op.create_table(
        "department_part",
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
        ),
        sa.PrimaryKeyConstraint("department_id", "member_id", "part"),
    )
    op.create_table(
        "paid_time",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("export_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["corrects"],
            ["paid_time.id"],
        ),
        sa.ForeignKeyConstraint(
            ["export_id"],
            ["pay_export.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_paid_time_corrects", "paid_time", ["corrects"], unique=False)
    op.create_index("ix_paid_time_export_id", "paid_time", ["export_id"], unique=False)
    op.create_index(
        "ix_paid_time_member_id_started_at", "paid_time", ["member_id", "started_at"], unique=False
    )
    op.create_index("ix_paid_time_started_at", "paid_time", ["started_at"], unique=False)
    for table, columns in _more().items():
        for column in columns:
            op.add_column(table, column)
    for index, column_name in INDEXES.items():
        op.create_index(index, "member", [column_name])
    for index, column_name in FEW.items():
        op.create_index(
            index,
            "member",
            [column_name],
            sqlite_where=sa.text(f"{column_name} = 1"),
            postgresql_where=sa.text(column_name),
        )


def downgrade() -> None:
    """Take it back."""
    for index in (*INDEXES, *FEW):
        op.drop_index(index, "member")
    for table, columns in _more().items():
        for column in reversed(columns):
            op.drop_column(table, column.name)
    for table in NEW:
        op.drop_table(table)
