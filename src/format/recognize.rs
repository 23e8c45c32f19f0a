//! Which format a file is in: among those that its name allows, the one that its beginning looks most like; where the
//! name says nothing, the beginning alone.

use std::io::Read;

use super::zip::{ole_kind, zip_kind};
use super::{FORMATS, Format, GLOSSARY, unread, xml};
use crate::error::{Error, Result};
use crate::model::last_name;

/// How many bytes of a file are looked at to tell its format; a container of files (a ZIP, an old Office file) says what it is
/// only inside, and is looked at as a whole.
pub const HEAD: usize = 4096;

/// The largest container that is looked at, in bytes: the largest document that is read.
const MOST_CONTAINER: u64 = 128 * 1024 * 1024;

/// How much the beginning of a file looks like a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is another.
    None,
    /// Nothing speaks against it.
    Possible,
    /// It has what no other format has.
    Certain,
}

/// The format of a file: of those whose extension its name ends in, the one that the content is most like; where no
/// format knows the extension, that of all. `bytes` is the beginning of the file ([`HEAD`] bytes are looked at), or all of
/// it.
///
/// # Errors
/// [`Error::NotWhatItsNameSays`] where name and content disagree, [`Error::FileEmpty`] where there is nothing to tell by,
/// [`Error::FormatUnknown`] where neither is known; the first and the last say what the content looks like.
pub fn recognize(name: &str, bytes: &[u8]) -> Result<&'static Format> {
    among(FORMATS, name, bytes)
}

/// The beginning of a file, as much of it as [`recognize`] looks at.
///
/// # Errors
/// What the file says.
pub fn head(file: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    file.take(HEAD as u64).read_to_end(&mut head)?;
    if is_container(&head) {
        file.take(MOST_CONTAINER).read_to_end(&mut head)?;
    }
    Ok(head)
}

/// What of a file is looked at.
fn looked_at(bytes: &[u8]) -> &[u8] {
    if is_container(bytes) { bytes } else { &bytes[..bytes.len().min(HEAD)] }
}

fn is_container(head: &[u8]) -> bool {
    matches!(signature_of(head), Some("zip" | "ole"))
}

/// The formats whose extension this name ends in.
pub(super) fn named<'f>(formats: &'f [&'static Format], name: &str) -> impl Iterator<Item = &'static Format> + 'f {
    let extension =
        last_name(name).rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    formats.iter().copied().filter(move |format| format.extensions.contains(&extension.as_str()))
}

/// The error of a file that is not in `format`: what begins so looks like `found`, which is a format's id, a ZIP's kind (`zip`,
/// `xlsx`, `odt`…), `pdf`, `ole` (Office before 2007), `encrypted`, `gzip`, a start tag (`<TEI.2>`) where it is XML of another kind, or `binary`.
pub(super) fn not(file: &str, format: &str, bytes: &[u8]) -> Error {
    let found = found(FORMATS, looked_at(bytes));
    Error::NotWhatItsNameSays { file: file.to_owned(), format: format.to_owned(), found }
}

fn among(formats: &[&'static Format], name: &str, bytes: &[u8]) -> Result<&'static Format> {
    let head = looked_at(bytes);
    let candidates: Vec<&'static Format> = named(formats, name).collect();
    // A name that promises nothing (`.xml`) leaves it to the content.
    let promised = || candidates.iter().filter(|format| !format.by_content);
    let tried = if promised().next().is_none() && !is_blank(head) { formats } else { &candidates };
    let alike = most_alike(tried, head);
    // Where nothing is certain, what another kind of text has is looked for.
    // In the cells of a table anything may stand.
    let is_table = candidates.iter().any(|format| format.id == GLOSSARY.id);
    let is_open = !is_table && !is_container(head);
    let other = (is_open && alike.is_none_or(|(likeness, _)| likeness < Likeness::Certain))
        .then(|| unread::kind(head))
        .flatten();
    if let Some((_, format)) = alike.filter(|_| other.is_none()) {
        return Ok(format);
    }
    let file = name.to_owned();
    if is_blank(head) {
        return Err(Error::FileEmpty { file });
    }
    let found = other.map_or_else(|| found(formats, head), str::to_owned);
    // Behind a password may well be what the name says.
    if promised().next().is_none() || found == "encrypted" {
        return Err(Error::FormatUnknown { file, found });
    }
    let ids: Vec<&str> = promised().map(|format| format.id).collect();
    Err(Error::NotWhatItsNameSays { file, format: ids.join(", "), found })
}

/// The format that a beginning is most like; among equals the first.
fn most_alike(formats: &[&'static Format], head: &[u8]) -> Option<(Likeness, &'static Format)> {
    // What is known for another kind of file is possible as none of ours.
    let least = if signature_of(head).is_some() { Likeness::Possible } else { Likeness::None };
    let start = &head[..head.len().min(HEAD)];
    let likenesses =
        formats.iter().map(|&format| ((format.sniff)(if format.container { head } else { start }), format));
    likenesses.filter(|(likeness, _)| *likeness > least).rev().max_by_key(|(likeness, _)| *likeness)
}

fn found(formats: &[&'static Format], head: &[u8]) -> String {
    let alike = most_alike(formats, head);
    let certain = alike.filter(|(likeness, _)| *likeness == Likeness::Certain).map(|(_, format)| format.id.to_owned());
    certain
        .or_else(|| signature(head).map(str::to_owned))
        .or_else(|| xml::start_tag(head))
        .or_else(|| alike.map(|(_, format)| format.id.to_owned()))
        .unwrap_or_else(|| "binary".to_owned())
}

/// The kind of file that begins with these bytes, where it is one that people mistake for text or a page.
fn signature(head: &[u8]) -> Option<&'static str> {
    zip_kind(head).or_else(|| ole_kind(head)).or_else(|| signature_of(head))
}

/// The same by the first bytes alone.
fn signature_of(head: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "zip"),
        (b"%PDF-", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"\x1f\x8b\x08", "gzip"),
    ];
    SIGNATURES.iter().find(|(bytes, _)| head.starts_with(bytes)).map(|(_, kind)| *kind)
}

fn is_blank(head: &[u8]) -> bool {
    head.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two formats that share an extension and one with which they share none; formats that can do nothing but be
    /// recognized.
    const OLD: Format = Format::new("xliff-1", &["xlf"], |head| certain(head.starts_with(b"<xliff version='1")));
    const NEW: Format =
        Format::new("xliff-2", &["xlf", "xliff"], |head| certain(head.starts_with(b"<xliff version='2")));
    const LINES: Format =
        Format::new(
            "lines",
            &["txt", "xlf"],
            |head| {
                if head.contains(&0) { Likeness::None } else { Likeness::Possible }
            },
        );

    fn certain(is: bool) -> Likeness {
        if is { Likeness::Certain } else { Likeness::None }
    }

    fn outcome(found: Result<&'static Format>) -> String {
        match found {
            Ok(format) => format.id.to_owned(),
            Err(Error::NotWhatItsNameSays { format, found, .. }) => format!("not {format} but {found}"),
            Err(Error::FormatUnknown { found, .. }) => format!("unknown: {found}"),
            Err(error) => error.id().to_owned(),
        }
    }

    #[test]
    fn content_decides_among_formats_that_share_an_extension() {
        let formats: &[&'static Format] = &[&OLD, &LINES, &NEW];
        for (name, head, expected) in [
            ("a.xlf", "<xliff version='1.2'>", "xliff-1"),
            ("a.xlf", "<xliff version='2.1'>", "xliff-2"),
            // What is certain goes before what is possible, though the latter is asked first.
            ("a.XLF", "a line", "lines"),
            ("a.xliff", "<xliff version='2.0'>", "xliff-2"),
            ("a.xliff", "<xliff version='1.2'>", "not xliff-2 but xliff-1"),
            ("a.xliff", "a line", "not xliff-2 but lines"),
            ("a.xlf", "\0", "not xliff-1, lines, xliff-2 but binary"),
            ("a.txt", "<xliff version='2.1'>", "lines"),
            ("a.po", "<xliff version='1.2'>", "xliff-1"),
            ("a", "a line", "lines"),
            ("a", "\0", "unknown: binary"),
        ] {
            assert_eq!(outcome(among(formats, name, head.as_bytes())), expected, "{name}: {head}");
        }
    }

    /// One with a `body`, as a page has.
    const XLIFF_1: &str = "<?xml version='1.0'?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n\
                           <file source-language=\"en\"><body><trans-unit id=\"1\"><source>Hi.</source></trans-unit></body>";

    #[test]
    fn files_are_told_by_name_and_content() {
        let xliff_1 = "<?xml version='1.0'?>\n<!-- x --><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file/>";
        let xliff_2 = "<x:xliff version=\"2.1\" xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\">";
        let utf_16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("<tmx>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (name, head, expected) in [
            ("a.tmx", b"<tmx version='1.4'>".as_slice(), "tmx"),
            ("A.TMX", b"\xef\xbb\xbf<tmx>", "tmx"),
            ("a.tmx", &utf_16, "tmx"),
            ("a.tmx", b"<tmx><body>\x01", "tmx"),
            ("a.tmx", b"<tmx><body>caf\xe9", "tmx"),
            ("a.tmx", b"<xliff/>", "not tmx but <xliff>"),
            ("a.tmx", b"Dear editor", "not tmx but text"),
            ("a.tmx", b"<p>Dear</p>", "not tmx but html"),
            ("a.xlf", XLIFF_1.as_bytes(), "xliff-1"),
            ("a.tmx", b"<?xml version='1.0'?><TEI.2 n='1'>", "not tmx but <TEI.2>"),
            ("a.tmx", b"PK\x03\x04\x14\0\x06\0", "not tmx but zip"),
            ("a.tmx", b"\n \n", "error-file-empty"),
            ("a.xlf", xliff_2.as_bytes(), "xliff"),
            ("a.xliff", b"<xliff>", "xliff"),
            ("a.sdlxliff", xliff_1.as_bytes(), "xliff-1"),
            ("a.xlf", b"<!DOCTYPE html><html></html>", "not xliff, xliff-1 but html"),
            ("no-name", xliff_2.as_bytes(), "xliff"),
            ("no-name", b"<tmx>", "tmx"),
            ("memory.xml", b"<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx>", "tmx"),
            ("folder.tmx/page", b"<html>", "html"),
            ("a.tmx\\page.htm", b"<html>", "html"),
            ("page.html", b"<!doctype html>", "html"),
            ("page.html", b"<tmx>", "not html but tmx"),
            ("page.html", b"Dear editor", "not html but text"),
            ("page.html", b"\0\0\0", "not html but binary"),
            ("page.html", b"", "error-file-empty"),
            ("page.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not html but pdf"),
            ("letter.txt", b"Dear editor", "text"),
            ("letter.txt", b"<html>", "text"),
            ("letter.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not text but pdf"),
            ("letter.docx", b"PK\x03\x04\x14\0\x06\0", "not docx but zip"),
            ("archive.zip", b"PK\x03\x04\x14\0\x06\0", "unknown: zip"),
            ("letter.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "not docx but ole"),
            ("letter.docx", b"Dear editor", "not docx but text"),
            (
                "letter.docx",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                "unknown: encrypted",
            ),
            ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "unknown: ole"),
            ("letter.pdf", b"%PDF-1.7\n1 0 obj\n", "unknown: pdf"),
            ("memory.tmx.gz", b"\x1f\x8b\x08\0\0", "unknown: gzip"),
            ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "unknown: binary"),
            ("letter.md", b"# Dear editor\n\nThe port opens.", "markdown"),
            ("letter.md", b"Dear editor,\n\nthe port opens.", "markdown"),
            ("letter.md", b"1\n00:00:01,000 --> 00:00:02,000\nThe port opens.", "not markdown but srt"),
            ("letter", b"Dear editor,\n\nthe port opens.", "text"),
            ("letter", b"See **the port** and [the plan](https://example.org/plan).", "markdown"),
            ("letter.txt", b"# The port\n\nIt opens.\n\n# The gates\n\nThey, too.", "not text but markdown"),
            ("film.srt", b"1\n00:00:01,000 --> 00:00:02,000\nThe port opens.", "srt"),
            ("film", b"1\n00:00:01,000 --> 00:00:02,000\nThe port opens.", "srt"),
            ("film.vtt", b"\xef\xbb\xbfWEBVTT - Film\n\n00:01.000 --> 00:02.000\nThe port opens.", "vtt"),
            ("film.vtt", b"00:01.000 --> 00:02.000\nThe port opens.", "vtt"),
            ("film.sub", b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe port opens.", "vtt"),
            ("film.srt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe port opens.", "not srt but vtt"),
            ("film.srt", b"The port opens.", "not srt but text"),
            ("film.txt", b"1\n00:00:01,000 --> 00:00:02,000\nThe port opens.", "not text but srt"),
            ("g.csv", b"en,pt\n# [a](b),![c](d)\n", "csv"),
            ("g.tsv", b"en\tpt\nship\tnavio\n", "csv"),
            ("g.csv", b"PK\x03\x04\x14\0\x06\0", "not csv but zip"),
            ("g.xlsx", b"en,pt\nship,navio\n", "not xlsx but text"),
            ("g.tbx", b"<?xml version='1.0'?><martif type='TBX'>", "tbx"),
            ("g.xml", b"<tbx style='dca'>", "tbx"),
            ("pt.po", b"msgid \"Port\"\nmsgstr \"Porto\"\n", "po"),
            ("en.json", b"{\n  \"open\": \"The port opens\",\n  \"more\": {\"gate\": \"[Gates](https://a.b) [two](https://c.d)\"", "json"),
            ("en", b"\xef\xbb\xbf{\"open\": \"The port opens\"}", "json"),
            ("app_en.arb", b"{\"@@locale\": \"en\", \"open\": \"The port opens\"}", "arb"),
            ("en.txt", b"{\"open\": \"The port opens\"}", "not text but json"),
            ("en.json", b"The port opens", "not json but text"),
            ("package.json", b"{\"name\": \"port\", \"scripts\": {\"start\": \"sail the ship\"}}", "not json but json-settings"),
            ("ships.json", b"[{\"name\": \"Sea Rose\", \"tons\": 12}]", "not json but json-data"),
            ("ships.json", b"{\"ships\": [{\"name\": \"Sea Rose\"}, {\"name\": \"Old Star\"}]}", "not json but json-data"),
            ("ships.geojson", b"{\"type\": \"Point\", \"at\": [1.5, 2.5]}", "unknown: json-data"),
            ("letter.txt", b"{ In brackets } we write", "text"),
            ("blog.xml", b"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'><channel><title>Port</title>", "feed"),
            ("blog.rss", b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Port</title><div></div>", "feed"),
            ("blog", b"<rss version='2.0'><channel><description><p>Port</p>", "feed"),
            ("blog.xml", b"<?xml version='1.0'?><TEI.2 n='1'>", "text"),
            ("blog.xml", b"", "error-file-empty"),
            ("blog.html", b"<rss version='2.0'><channel>", "not html but feed"),
            ("pt.po", b"# Only comments\n# so far", "po"),
            ("pt", b"msgid \"Port\"\nmsgstr \"Porto\"\n", "po"),
            ("pt.txt", b"msgid \"Port\"\nmsgstr \"Porto\"\n", "not text but po"),
            ("letter", b" \n", "error-file-empty"),
            ("site.ftl", b"", "fluent"),
            ("site.ftl", b"title = x", "fluent"),
            ("site.ftl", b"<html>\n<p>\n", "not fluent but html"),
            ("messages", b"# Menu\nhome = In\xc3\xadcio\n", "fluent"),
            ("terms.toml", b"# terms\n[port]\nen = 'port'\n", "terms"),
            ("terms.toml", b"home = 'x'", "not terms but fluent"),
        ] {
            assert_eq!(outcome(recognize(name, head)), expected, "{name}: {}", head.escape_ascii());
        }
    }

    #[test]
    fn no_more_than_the_head_of_a_file_is_looked_at() {
        let mut long = b"<tmx>".to_vec();
        long.resize(3 * HEAD, b' ');
        let mut file = long.as_slice();
        let first = head(&mut file).unwrap();
        assert_eq!((first.len(), file.len()), (HEAD, 2 * HEAD));
        assert_eq!(outcome(recognize("a", &first)), "tmx");
        // A character that the end of the head cuts in half, a declaration that goes beyond it.
        long = "<!-- ".to_owned().into_bytes();
        long.extend("ã".repeat(HEAD).bytes());
        assert_eq!(outcome(recognize("a", &long)), "text");
        long[1..5].copy_from_slice(b"tmx>");
        assert_eq!(outcome(recognize("a", &long[..HEAD])), "tmx");
    }
}
