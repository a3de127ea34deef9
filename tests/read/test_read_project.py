"""Reading a whole project."""

from read.read_projects import BLOCK, SOUND, notes_on, only_mistake, project_files, refused
from reportgen.model.diagnostic import Severity
from reportgen.model.names import AssetName, BlockId, ProfileId, SourceId, ThemeId
from reportgen.model.report.document import ReportLimits
from reportgen.model.table import DataFile
from reportgen.read import read_sound_project


def test_every_kind_of_file_becomes_its_value() -> None:
    project = read_sound_project(project_files({}))

    assert project.about.title == "Test"
    assert list(project.sources) == ["source-a"]
    assert list(project.claims) == ["c-one", "c-two"]
    assert list(project.terms) == ["port-call"]
    assert project.blocks[BlockId("purpose")].title == "Why troops were sent"
    assert project.profiles[ProfileId("policy")].language == "en-GB"
    assert project.themes[ThemeId("navy")].tokens == {"accent": "#14304F"}
    assert project.templates == {"briefing.html.j2": "<p>{{ title }}</p>"}
    assert project.data == {AssetName("data/x.csv"): DataFile(b"a,b\n1,2\n")}
    assert project.images == {AssetName("images/x.svg"): b"<svg/>"}
    assert project.source_texts[SourceId("source-a")].startswith("first line")


def test_a_sound_project_has_nothing_to_be_said() -> None:
    assert notes_on({}) == ()


def test_a_project_may_set_what_making_one_report_may_use() -> None:
    files = project_files({"reportgen.yaml": "title: Test\nlimits: {memory: 4096}\n"})

    assert read_sound_project(project_files({})).about.limits == ReportLimits()
    assert read_sound_project(files).about.limits == ReportLimits(memory=4096)


def test_a_limit_below_what_the_engines_need_is_refused_where_it_stands() -> None:
    mistake = only_mistake({"reportgen.yaml": "title: Test\nlimits: {memory: 64}\n"})

    assert "512 or more, not 64" in mistake.message
    assert str(mistake.span) == "reportgen.yaml:2:18"


def test_all_mistakes_of_all_files_come_in_one_run_in_the_order_of_their_places() -> None:
    mistakes = refused(
        {
            "reportgen.yaml": "titel: Test\n",
            "content/sources.yaml": SOUND["content/sources.yaml"].replace("reliability: F", "reliability: G"),
            "content/blocks/purpose.md": "---\nkind: context\n---\nText.\n",
            "profiles/policy.yaml": SOUND["profiles/policy.yaml"] + "theme: nvy\n",
        }
    )

    assert [(each.code, str(each.span)) for each in mistakes] == [
        ("missing-field", "content/blocks/purpose.md:2:1"),
        ("unknown-value", "content/sources.yaml:5:16"),
        ("unknown-theme", "profiles/policy.yaml:4:1"),
        ("missing-field", "reportgen.yaml:1:1"),
        ("unknown-field", "reportgen.yaml:1:1"),
    ]


def test_a_mistake_in_one_entry_causes_no_others_where_the_entry_is_named() -> None:
    claims = SOUND["content/claims/ext.yaml"].replace("hedge: stated", "hedge: sttated")

    assert only_mistake({"content/claims/ext.yaml": claims}).code == "unknown-value"


def test_a_folder_without_reportgen_yaml_is_no_project() -> None:
    mistake = only_mistake({"reportgen.yaml": None})

    assert (mistake.code, mistake.message) == ("missing-file", "there is no reportgen.yaml")


def test_an_empty_reportgen_yaml_is_said_to_be_empty() -> None:
    mistake = only_mistake({"reportgen.yaml": "# nothing yet\n"})

    assert mistake.message == "a mapping of field names to values was expected, not empty"


def test_lists_and_folders_may_be_missing() -> None:
    changes = dict.fromkeys(SOUND) | {"reportgen.yaml": "title: Bare\n"}

    assert read_sound_project(project_files(changes)).blocks == {}


def test_a_file_that_nothing_reads_is_said_with_the_ending_it_needs() -> None:
    (note,) = notes_on({"profiles/general.yml": "title: General\n"})

    assert (note.code, note.severity, note.hint) == ("unread-file", Severity.WARNING, "profiles end in .yaml")


def test_a_file_with_a_mistyped_name_is_said_with_the_name_that_was_meant() -> None:
    (note,) = notes_on({"content/glosary.yaml": "[]"})

    assert note.hint == 'did you mean "glossary.yaml"?'


def test_two_blocks_with_one_name_are_one_too_many() -> None:
    mistake = only_mistake({"content/blocks/south/purpose.md": BLOCK})

    assert mistake.code == "duplicate-id"
    assert str(mistake.span) == "content/blocks/south/purpose.md:1"
    assert "content/blocks/purpose.md" in mistake.message


def test_a_claim_may_not_share_its_id_with_a_source_because_both_are_cited_alike() -> None:
    claims = SOUND["content/claims/ext.yaml"].replace("id: c-two", "id: Source-A")
    mistake = only_mistake({"content/claims/ext.yaml": claims})

    assert mistake.message == 'the claim id "Source-A" is taken by the source in content/sources.yaml:1:7'


def test_an_id_that_stands_twice_names_the_line_of_the_first() -> None:
    claims = SOUND["content/claims/ext.yaml"].replace("id: c-two", "id: c-one").replace("[c-one]", "[]")
    mistake = only_mistake({"content/claims/ext.yaml": claims})

    assert (mistake.code, mistake.message) == (
        "duplicate-id",
        'the claim id "c-one" is taken by the claim in line 1',
    )


def test_a_profile_whose_file_name_is_no_id_is_reported_with_what_an_id_is() -> None:
    mistake = only_mistake({"profiles/my profile.yaml": SOUND["profiles/policy.yaml"]})

    assert (mistake.code, mistake.message, mistake.hint) == (
        "malformed-file-name",
        '"my profile" is no profile id: it needs letters, digits and hyphens',
        "rename it, for instance to `my-profile`",
    )


def test_blocks_come_in_the_order_of_their_ids_wherever_they_lie() -> None:
    project = read_sound_project(
        project_files({"content/blocks/z/alpha.md": BLOCK, "content/blocks/a/zulu.md": BLOCK})
    )

    assert list(project.blocks) == ["alpha", "purpose", "zulu"]


def test_a_source_whose_file_changed_is_a_warning() -> None:
    sources = SOUND["content/sources.yaml"] + f"  sha256: {'0' * 64}\n"
    (note,) = notes_on({"content/sources.yaml": sources})

    assert (note.code, note.severity) == ("source-changed", Severity.WARNING)


def test_a_source_file_that_is_no_text_is_said() -> None:
    (note,) = notes_on({"sources/a.txt": b"%PDF-1.7\n\x00\xff"})

    assert (note.code, note.severity) == ("source-not-text", Severity.NOTE)


def test_a_source_file_may_be_missing_on_this_machine() -> None:
    assert read_sound_project(project_files({"sources/a.txt": None})).source_texts == {}


def test_reading_two_thousand_blocks_keeps_the_names_and_requirements_of_each() -> None:
    blocks = {
        f"content/blocks/b-{number}.md": BLOCK.replace(
            "topics", f"requires: [b-{max(0, number - 1)}]\ntopics"
        )
        for number in range(1, 2000)
    }
    project = read_sound_project(project_files({**blocks, "content/blocks/b-0.md": BLOCK}))

    assert len(project.blocks) == 2001
    assert project.blocks[BlockId("b-1999")].requires == ("b-1998",)


def test_a_title_of_the_project_that_calls_a_value_is_refused() -> None:
    mistake = only_mistake({"reportgen.yaml": 'title: "Ward {{ code }}"\nvalues: {code: "7"}\n'})

    assert (mistake.code, str(mistake.span)) == ("unknown-value", "reportgen.yaml:1:1")
    assert "the title of a project is printed as typed" in mistake.message
