use std::io::{Cursor, Write as _};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};

use super::*;

fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method)
}

fn packed(files: &[(&str, &str, CompressionMethod)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content, method) in files {
        writer.start_file(*name, options(*method)).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.set_comment("kept").unwrap();
    writer.finish().unwrap().into_inner()
}

fn harbour() -> Vec<u8> {
    packed(&[
        ("a.xml", "The quay is long.", CompressionMethod::Deflated),
        ("b.bin", "stored as it is", CompressionMethod::Stored),
        ("c.xml", &"The quay is long. ".repeat(500), CompressionMethod::Deflated),
    ])
}

/// The same files with their sizes behind the data, and with large numbers.
fn streamed() -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, content) in [("a.xml", "The quay is long."), ("b.bin", "stored as it is"), ("c.xml", "The end.")] {
        writer.start_file(name, options(CompressionMethod::Deflated).large_file(name == "b.bin")).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_not_changed_keeps_every_byte() {
    let long = "Other words. ".repeat(900);
    for bytes in [harbour(), streamed(), [b"#!program\n".as_slice(), &harbour()].concat()] {
        let archive = Archive::open("t", &bytes).unwrap();
        assert!(archive.with(&[]).unwrap() == bytes);
        for changed in [vec![0], vec![1], vec![2], vec![2, 0], vec![0, 1, 2]] {
            let new: Vec<(usize, &[u8])> = changed.iter().map(|&number| (number, long.as_bytes())).collect();
            let out = archive.with(&new).unwrap();
            let mut again = Archive::open("t", &out).unwrap();
            assert_eq!(again.names().collect::<Vec<_>>(), archive.names().collect::<Vec<_>>());
            let mut old = Archive::open("t", &bytes).unwrap();
            for number in 0..3 {
                let is_new = changed.contains(&number);
                let expected = if is_new { long.clone().into_bytes() } else { old.read(number, 1 << 20).unwrap() };
                assert_eq!(again.read(number, 1 << 20).unwrap(), expected, "{number} of {changed:?}");
                if !is_new {
                    // Local header, data and descriptor.
                    let whole = |archive: &Archive<'_>| {
                        let record = &archive.directory.records[number];
                        let mut starts: Vec<usize> =
                            archive.directory.records.iter().map(|record| record.header).collect();
                        starts.push(archive.directory.place.start);
                        let next = starts.into_iter().filter(|&start| start > record.header).min().unwrap();
                        archive.bytes[record.header..next].to_vec()
                    };
                    assert!(whole(&again) == whole(&old), "{number} of {changed:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_damaged_says_what_is_wrong() {
    let whole = harbour();
    let reason = |bytes: &[u8], number: usize, most: u64| {
        let read = Archive::open("t", bytes).and_then(|mut archive| archive.read(number, most));
        match read.unwrap_err() {
            Error::ArchiveBroken { reason, .. } => reason,
            other => other.id().to_owned(),
        }
    };
    assert_eq!(reason(&whole[..whole.len() - 40], 0, 99), "truncated");
    assert_eq!(reason(b"PK\x03\x04", 0, 99), "truncated");
    assert_eq!(reason(&whole, 0, 5), "error-archive-too-large");
    let at = memchr::memmem::find(&whole, b"stored as").unwrap();
    let mut damaged = whole.clone();
    damaged[at] = b'S';
    assert_eq!(reason(&damaged, 1, 99), "damaged");
    // A second file of the name in other letters: who reads the first sees another document than who reads the last.
    let twice = packed(&[("a", "1", CompressionMethod::Stored), ("A", "2", CompressionMethod::Stored)]);
    assert_eq!(reason(&twice, 0, 99), "twice");
    // A size that is not so.
    let mut said = whole.clone();
    let directory = Directory::of(&whole).unwrap();
    let record = directory.records[0].place.start;
    said[record + 24] -= 1;
    assert_eq!(reason(&said, 0, 99), "damaged");
    // Every cut and every flipped byte ends in an answer.
    for at in 0..whole.len() {
        let _ = Archive::open("t", &whole[..at]).map(|mut archive| archive.read(0, 99));
        let mut flipped = whole.clone();
        flipped[at] ^= 0xff;
        if let Ok(mut archive) = Archive::open("t", &flipped) {
            for number in 0..3 {
                let _ = archive.read(number, 1 << 20);
                let _ = archive.with(&[(number, b"x")]);
            }
        }
    }
}

#[test]
fn a_container_is_told_by_what_is_in_it() {
    let types = |kind: &str| {
        format!(
            "<Types><Override PartName='/x' ContentType='application/vnd.openxmlformats-officedocument.{kind}'/></Types>"
        )
    };
    for (files, expected) in [
        (vec![("[Content_Types].xml", types("wordprocessingml.document.main+xml"))], "docx"),
        (vec![("x", String::new()), ("[Content_Types].xml", types("spreadsheetml.sheet.main+xml"))], "xlsx"),
        (vec![("[Content_Types].xml", types("presentationml.presentation.main+xml"))], "pptx"),
        (vec![("mimetype", "application/vnd.oasis.opendocument.text".to_owned())], "odt"),
        (vec![("mimetype", "application/epub+zip".to_owned())], "epub"),
        (vec![("visit.html", "<p>".to_owned())], "zip"),
    ] {
        let files: Vec<_> =
            files.iter().map(|(name, content)| (*name, content.as_str(), CompressionMethod::Deflated)).collect();
        assert_eq!(zip_kind(&packed(&files)), Some(expected));
    }
    let cut = packed(&[("word/document.xml", "<w/>", CompressionMethod::Deflated)]);
    assert_eq!(zip_kind(&cut[..cut.len() - 30]), Some("docx"));
    assert_eq!(zip_kind(b"%PDF-"), None);
    let mut ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(ole_kind(&ole), Some("ole"));
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(ole_kind(&ole), Some("encrypted"));
}
