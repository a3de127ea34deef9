"""What came from what: digests, manifest, editions and their difference."""

from reportgen.record.cited import claims_cited
from reportgen.record.manifest.comparison import Change, compare
from reportgen.record.manifest.digest import digest_document, sha256_of
from reportgen.record.manifest.reader import read_statement
from reportgen.record.manifest.report import record_report
from reportgen.record.manifest.statement import write_statement
from reportgen.record.manifest.verify import Finding, Verdict, verify
from reportgen.record.manifest.words import count_block_words, count_words

__all__ = [
    "Change",
    "Finding",
    "Verdict",
    "claims_cited",
    "compare",
    "count_block_words",
    "count_words",
    "digest_document",
    "read_statement",
    "record_report",
    "sha256_of",
    "verify",
    "write_statement",
]
