"""The ids of everything in this feature that a person can press or send."""

TELL = "certificates.tell_colleagues"
KEEP = "certificates.keep_between_us"
AGAIN = "certificates.send_again"
ANSWER = "certificates.answer"

DESK = "certificates.desk"
LOOK = "certificates.look"
PROPOSE = "certificates.propose"
CONFIRM = "certificates.confirm"
DROP = "certificates.drop"
UNDO = "certificates.undo"

FIND_FORM = "certificates.find_form"
PROPOSE_FORM = "certificates.propose_form"
ANSWER_FORM = "certificates.answer_form"
DROP_FORM = "certificates.drop_form"
UNDO_FORM = "certificates.undo_form"

PICTURE = "certificates.picture"  # the makers of the two files, each about a certificate
DOCUMENT = "certificates.document"
