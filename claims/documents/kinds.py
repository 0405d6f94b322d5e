"""Which kind of file it is: decided by content, never by name."""

LABELS = {
    "txt": ("text file", "Cut it into parts, or paste the text."),
    "html": ("web page", "Copy the words from your browser and paste them."),
    "docx": ("Word file", "Save it as a PDF or as plain text, or paste the text."),
    "pdf": ("PDF", "Save it as .docx or paste the text."),
}


def rough_kind(content: bytes) -> str:
    """The kind by its first bytes alone: enough to name the file in a sentence."""
    start = content[:1024].lstrip().lower()
    if start.startswith(b"%pdf"):
        return "pdf"
    if start.startswith(b"pk\x03\x04"):
        return "docx"
    return "html" if start.startswith(b"<") else "txt"
