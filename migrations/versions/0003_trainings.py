"""Trainings and certificates: lessons, dates, seats, check-in, the title, files of messages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NEW = [  # in the order in which they may go again
    "training_need",
    "training_host",
    "training_feedback",
    "seat",
    "open_session_submission",
    "host_window",
    "check_in_attempts",
    "check_in_asked",
    "attendance",
    "training",
    "certificate_withdrawal",
    "lesson",
    "guest",
    "group_member",
    "certificate",
    "calendar_feed",
]


def _more() -> dict[str, list[sa.Column[object]]]:
    """Name the columns that tables of earlier releases get."""
    return {
        "delivery": [
            sa.Column("files", sa.JSON(), nullable=True),
            sa.Column("uploads", sa.JSON(), nullable=True),
        ],
        "programme": [
            sa.Column("colour", sa.String(), nullable=False, server_default="#1f4f5c"),
            sa.Column("certificate_months", sa.Integer(), nullable=False, server_default="12"),
            sa.Column("ambassadors_group", sa.String(), nullable=False, server_default=""),
            sa.Column("hr_person", sa.String(), nullable=False, server_default=""),
            sa.Column("training_paid", sa.Boolean(), nullable=False, server_default=sa.true()),
            sa.Column("training_decision", sa.String(), nullable=False, server_default=""),
            sa.Column("address", sa.String(), nullable=False, server_default=""),
        ],
    }


def upgrade() -> None:
    """Make what is new."""
    op.create_table(
        "calendar_feed",
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("member_id"),
        sa.UniqueConstraint("token"),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("awarded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(
        "certificate_current",
        "certificate",
        ["member_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("ix_certificate_member_id", "certificate", ["member_id"], unique=False)
    op.create_index("ix_certificate_valid_until", "certificate", ["valid_until"], unique=False)
    op.create_table(
        "group_member",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "member_id"),
    )
    op.create_index("ix_group_member_member_id", "group_member", ["member_id"], unique=False)
    op.create_table(
        "guest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=True),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
    )
    op.create_index("ix_guest_member_id", "guest", ["member_id"], unique=False)
    op.create_table(
        "lesson",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["replaced_by"],
            ["lesson.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "certificate_withdrawal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificate.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_certificate_withdrawal_certificate_id",
        "certificate_withdrawal",
        ["certificate_id"],
        unique=False,
    )
    op.create_index(
        "withdrawal_open",
        "certificate_withdrawal",
        ["certificate_id"],
        unique=True,
        sqlite_where=sa.text("step = 'hearing'"),
        postgresql_where=sa.text("step = 'hearing'"),
    )
    op.create_table(
        "training",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("lesson_id", sa.Uuid(), nullable=True),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("planned_by", sa.String(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"],
            ["lesson.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("door"),
    )
    op.create_index("ix_training_lesson_id", "training", ["lesson_id"], unique=False)
    op.create_index("ix_training_series_id", "training", ["series_id"], unique=False)
    op.create_index("ix_training_starts_at", "training", ["starts_at", "id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("presence", sa.String(length=32), nullable=False),
        sa.Column("means", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["guest_id"],
            ["guest.id"],
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("training_id", "guest_id"),
        sa.UniqueConstraint("training_id", "member_id"),
    )
    op.create_index("ix_attendance_member_id", "attendance", ["member_id"], unique=False)
    op.create_table(
        "check_in_asked",
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("training_id", "member_id"),
    )
    op.create_table(
        "check_in_attempts",
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("training_id", "member_id"),
    )
    op.create_table(
        "host_window",
        sa.Column("view_id", sa.String(), nullable=False),
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("host_id", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("view_id"),
    )
    op.create_index("ix_host_window_training_id", "host_window", ["training_id"], unique=False)
    op.create_table(
        "open_session_submission",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_open_session_submission_member_id",
        "open_session_submission",
        ["member_id"],
        unique=False,
    )
    op.create_index(
        "ix_open_session_submission_training_id",
        "open_session_submission",
        ["training_id"],
        unique=False,
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("training_id", "member_id"),
    )
    op.create_index("ix_seat_member_id", "seat", ["member_id"], unique=False)
    op.create_index(
        "seat_offered",
        "seat",
        ["offered_until"],
        unique=False,
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_table(
        "training_feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_training_feedback_training_id", "training_feedback", ["training_id"], unique=False
    )
    op.create_table(
        "training_host",
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("training_id", "member_id"),
    )
    op.create_table(
        "training_need",
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
        ),
        sa.PrimaryKeyConstraint("training_id", "member_id"),
    )
    for table, columns in _more().items():
        for column in columns:
            op.add_column(table, column)


def downgrade() -> None:
    """Take it back."""
    for table, columns in _more().items():
        for column in reversed(columns):
            op.drop_column(table, column.name)
    for table in NEW:
        op.drop_table(table)
