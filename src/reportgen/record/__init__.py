"""What came from what: digests, manifest, editions and their difference."""

from reportgen.record.comparison import Change, compare
from reportgen.record.digest import digest_document, sha256_of
from reportgen.record.reading import read_statement
from reportgen.record.report import claims_cited, record_report
from reportgen.record.statement import write_statement
from reportgen.record.verify import Finding, Verdict, verify
from reportgen.record.words import count_words

__all__ = [
    "Change",
    "Finding",
    "Verdict",
    "claims_cited",
    "compare",
    "count_words",
    "digest_document",
    "read_statement",
    "record_report",
    "sha256_of",
    "verify",
    "write_statement",
]
