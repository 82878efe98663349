"""`herald sandbox` with a manifest that Slack would refuse ends with one line per flaw."""

from typer.testing import CliRunner

from bot.__main__ import cli

BROKEN = """
display_information: {name: A name that is far too long for an app}
features: {slash_commands: [{command: cry, description: Cry}]}
compliance: {}
"""


def started(manifest):
    """How the command ends, and what it says."""
    result = CliRunner().invoke(cli, ["sandbox", "--port", "0", "--manifest", str(manifest)])
    return result.exit_code, result.output.splitlines()


def test_a_broken_manifest_is_named_line_by_line(tmp_path):
    manifest = tmp_path / "broken.yml"
    manifest.write_text(BROKEN)

    code, said = started(manifest)

    assert code == 2
    assert said == [
        "herald: the manifest, /display_information/name: must be less than 36 characters",
        "herald: the manifest, /features/slash_commands/0/command: "
        r"input must match regex pattern: /\S+",
        "herald: the manifest, /: invalid additional property: compliance",
    ]


def test_a_file_that_is_no_manifest_is_named(tmp_path):
    manifest = tmp_path / "broken.yml"
    manifest.write_text("a: [b")

    assert started(manifest) == (2, [f"herald: {manifest} is neither YAML nor JSON."])
