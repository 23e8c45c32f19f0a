//! What a file that is a container holds, for it says so only inside.

use super::Archive;

/// What an office file's content types say of its main part.
const OFFICE: &[(&str, &str)] = &[
    ("wordprocessingml.document.main+xml", "docx"),
    ("wordprocessingml.template.main+xml", "docx"),
    ("ms-word.document.macroEnabled.main+xml", "docx"),
    ("ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    ("spreadsheetml.sheet.main+xml", "xlsx"),
    ("spreadsheetml.template.main+xml", "xlsx"),
    ("ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    ("presentationml.presentation.main+xml", "pptx"),
    ("presentationml.slideshow.main+xml", "pptx"),
    ("ms-powerpoint.presentation.macroEnabled.main+xml", "pptx"),
];

/// What OpenDocument and EPUB say in their first file.
const MIMETYPES: &[(&str, &str)] = &[("application/vnd.oasis.opendocument", "odt"), ("application/epub+zip", "epub")];

/// As much of a file that says what the archive is as is read.
const MOST: u64 = 1 << 20;

/// What a ZIP is: `docx`, `xlsx`, `pptx`, `odt` (OpenDocument of any kind), `epub`, else `zip`. One whose end is missing is
/// told by the names of the files in it. None for what is no ZIP.
pub(in crate::format) fn zip_kind(bytes: &[u8]) -> Option<&'static str> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let told = Archive::open("", bytes).ok().and_then(|mut archive| {
        if let Some(types) = archive.number("[Content_Types].xml") {
            let types = archive.read(types, MOST).ok()?;
            // UTF-16 is ASCII with zeros between.
            let types: Vec<u8> = types.into_iter().filter(|&byte| byte != 0).collect();
            let says = |(said, _): &&(&str, &str)| memchr::memmem::find(&types, said.as_bytes()).is_some();
            return OFFICE.iter().find(says).map(|(_, kind)| *kind);
        }
        let mimetype = archive.read(archive.number("mimetype")?, MOST).ok()?;
        MIMETYPES.iter().find(|(said, _)| mimetype.starts_with(said.as_bytes())).map(|(_, kind)| *kind)
    });
    Some(told.or_else(|| by_names(bytes)).unwrap_or("zip"))
}

/// By the local headers alone, of which a name stands at a known distance.
fn by_names(bytes: &[u8]) -> Option<&'static str> {
    const NAMES: &[(&[u8], &str)] = &[(b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx")];
    let headers = memchr::memmem::find_iter(bytes, b"PK\x03\x04").take(1000);
    let names = headers.filter_map(|at| bytes.get(at + 30..));
    let mut kinds = names.filter_map(|name| NAMES.iter().find(|(start, _)| name.starts_with(start)));
    kinds.next().map(|(_, kind)| *kind)
}

/// What a file of Office's older container is: `encrypted`, a newer one behind a password, else `ole`.
pub(in crate::format) fn ole_kind(bytes: &[u8]) -> Option<&'static str> {
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return None;
    }
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Some(if memchr::memmem::find(bytes, &name).is_some() { "encrypted" } else { "ole" })
}
