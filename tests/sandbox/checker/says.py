"""What Slack says about flaws."""

MANY, FEW = "no more than {} items allowed".format, "must provide at least {} items".format
LONG, EMPTY = (
    (lambda most: f"must be less than {most + 1} characters"),
    "must be more than 0 characters",
)
MISSING, EXTRA = "missing required field: {}".format, "invalid additional property: {}".format
UNKNOWN, HERE = "unsupported type: {}".format, "unsupported element type: {}".format
CHOICE, PATTERN = "must be one of the allowed values", "must match the required pattern"
PLAIN, OFFERED = "must be a plain_text object", "must match one of the provided options"
NO_FILTER = (
    "must define either `include` or `exclude_external_shared_channels` or `exclude_bot_users`"
)
PICTURES = "`image_url` or `slack_file`"
