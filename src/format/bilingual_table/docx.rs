//! The table as a document of Word's: the source in content controls that are locked, the record as hidden text beside the row's
//! number. Read is what any word processor made of it: runs, paragraphs, tracked changes (what is inserted counts, what is deleted
//! does not), columns under their headings.

use super::SIGN;
use super::cells::{COMMENT, Cells, Row, SEEN, SOURCE, STATE, TARGET};
use crate::error::{Error, Noted, Notice, Result};
use crate::format::docx::languages::said;
use crate::format::docx::package::Package;
use crate::format::docx::tree::Tree;
use crate::format::zip::{Archive, pack, zip_kind};
use crate::format::{Input, xml};
use crate::model::Lang;

/// So much of a document's text is looked at to tell what it is, in bytes.
const LOOKED_AT: u64 = 40 << 20;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How wide the columns are, in twentieths of a point: an A4 page on its side, less its margins.
const WIDTHS: [usize; SEEN] = [650, 4700, 4700, 1400, 1700, 1700];

pub(super) fn is_table(bytes: &[u8]) -> bool {
    if zip_kind(bytes) != Some("docx") {
        return false;
    }
    let Ok(mut archive) = Archive::open("", bytes) else { return false };
    let Some(number) = archive.number("word/document.xml") else { return false };
    let Ok(text) = archive.read(number, LOOKED_AT) else { return false };
    // A word processor may write quotation marks as references, or cut the text into runs: in the middle of a word it does not.
    let signs = [SIGN.to_owned(), SIGN.replace('"', "&quot;"), SIGN.trim_matches(['{', '"', ':']).to_owned()];
    signs.iter().any(|sign| memchr::memmem::find(&text, sign.as_bytes()).is_some())
}

pub(super) fn write(cells: &Cells) -> Result<Vec<u8>> {
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONSHIPS.replace("{kind}", "officeDocument").replace("{target}", "word/document.xml")),
        ("word/document.xml", document(cells)),
        ("word/styles.xml", styles(&cells.langs)),
        ("word/_rels/document.xml.rels", RELATIONSHIPS.replace("{kind}", "styles").replace("{target}", "styles.xml")),
    ];
    pack(&parts).map_err(|error| Error::writing("docx", std::io::Error::other(error)))
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
    <Override PartName=\"/word/styles.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";

const RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
    Target=\"{target}\"/></Relationships>";

/// What Word calls a language, by the attribute of the script that it is in.
fn lang(tag: &str) -> String {
    let said = Lang::parse(tag).map(|lang| said(&lang));
    said.map(|said| format!("<w:lang w:{}=\"{}\"/>", said.attribute, said.tag)).unwrap_or_default()
}

fn styles(langs: &[String; 2]) -> String {
    let east = langs.iter().map(|tag| lang(tag)).find(|lang| lang.contains("eastAsia")).unwrap_or_default();
    format!(
        "{DECLARATION}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\" w:eastAsia=\"{}\"/><w:sz w:val=\"20\"/>{east}</w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>",
        if east.contains("zh-CN") || east.is_empty() { "SimSun" } else { "PMingLiU" },
    )
}

fn document(cells: &Cells) -> String {
    let mut out = format!("{DECLARATION}<w:document xmlns:w=\"{WORD}\"><w:body><w:tbl><w:tblPr>");
    out.push_str(&format!("<w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>", WIDTHS.iter().sum::<usize>()));
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        out.push_str(&format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>"));
    }
    out.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for width in WIDTHS {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    let langs = [lang(&cells.langs[0]), lang(&cells.langs[1])];
    row(&cells.first_row(), true, &langs, &mut out);
    for each in &cells.rows {
        row(each, false, &langs, &mut out);
    }
    out.push_str(
        "</w:tbl><w:p/><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>",
    );
    out
}

fn row(row: &Row, is_head: bool, [source, target]: &[String; 2], out: &mut String) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/>");
    if is_head {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
    for (column, (said, width)) in row.seen.iter().zip(WIDTHS).enumerate() {
        let fill = match (is_head, column) {
            (true, _) => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2F3\"/>",
            (_, TARGET | STATE | COMMENT) => "",
            _ => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>",
        };
        out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{fill}</w:tcPr>"));
        let bold = if is_head { "<w:b/>" } else { "" };
        let lang = match column {
            SOURCE => source,
            TARGET | COMMENT => target,
            _ => "",
        };
        let locked = column == SOURCE && !is_head;
        if locked {
            out.push_str("<w:sdt><w:sdtPr><w:lock w:val=\"sdtContentLocked\"/></w:sdtPr><w:sdtContent>");
        }
        out.push_str("<w:p>");
        run(said, &format!("{bold}{lang}"), out);
        if column == 0 {
            run(&row.record, "<w:noProof/><w:vanish/>", out);
        }
        out.push_str("</w:p>");
        if locked {
            out.push_str("</w:sdtContent></w:sdt>");
        }
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

fn run(said: &str, properties: &str, out: &mut String) {
    if said.is_empty() {
        return;
    }
    out.push_str(&format!("<w:r><w:rPr>{properties}</w:rPr>"));
    for (number, line) in said.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        for (number, part) in line.split('\t').enumerate() {
            if number > 0 {
                out.push_str("<w:tab/>");
            }
            // What no XML can hold is kept in the record.
            let part: String = part.chars().filter(|&c| xml::allowed(c)).collect();
            if !part.is_empty() {
                out.push_str("<w:t xml:space=\"preserve\">");
                xml::escape_into(out, &part);
                out.push_str("</w:t>");
            }
        }
    }
    out.push_str("</w:r>");
}

pub(super) fn read(input: &Input<'_>) -> Result<Noted<Cells>> {
    let mut package = Package::open(input.name, input.bytes)?;
    let main = package.main_part()?;
    let missing = || Error::PartMissing { file: input.name.to_owned(), part: main.clone() };
    let part = package.part(&main)?.ok_or_else(missing)?;
    let tree = Tree::of(&package.called(&main), &part.text)?;
    let mut rows = Vec::new();
    let mut number = 0;
    for at in (0..tree.len()).filter(|&at| tree.is(at, "tr") && !is_deleted(&tree, at)) {
        number += 1;
        rows.push(read_row(&tree, at, number));
    }
    drop(tree);
    let mut noted = Noted::plain(Cells::of_rows(rows));
    let relationships = package.relationships(&main)?;
    // What an editor said beside the text is for people: it is told that it is there.
    if let Some(comments) = relationships.iter().find(|one| one.kind == "comments" && !one.is_external)
        && let Some(part) = package.part(&comments.target)?
        && part.text.chars().any(char::is_alphabetic)
        && has_words(&package.called(&comments.target), &part.text)?
    {
        let file = input.name.to_owned();
        noted.notices.push(Notice::PartsUnread { file, names: comments.target.clone() });
    }
    Ok(noted)
}

fn has_words(file: &str, text: &str) -> Result<bool> {
    let tree = Tree::of(file, text)?;
    Ok((0..tree.len()).any(|at| tree.is(at, "t") && !tree.chars(at).trim().is_empty()))
}

/// Whether a row was taken out while changes are tracked.
fn is_deleted(tree: &Tree<'_>, row: usize) -> bool {
    tree.child(row, "trPr").is_some_and(|properties| tree.child(properties, "del").is_some())
}

fn read_row(tree: &Tree<'_>, at: usize, line: u64) -> Row {
    let mut out = Row { line, ..Row::default() };
    let (mut column, mut child) = (0, at + 1);
    let end = tree.next(at);
    // Cells may stand in content controls; a table within a cell is the cell's.
    while child < end {
        if !tree.is(child, "tc") {
            child += 1;
            continue;
        }
        let (seen, hidden) = words_of(tree, child);
        out.record.push_str(&hidden);
        if let Some(place) = out.seen.get_mut(column) {
            *place = seen;
        }
        column += 1;
        child = tree.next(child);
    }
    out
}

/// What a cell shows, and what is hidden in it.
fn words_of(tree: &Tree<'_>, cell: usize) -> (String, String) {
    let (mut seen, mut hidden) = (String::new(), String::new());
    let (mut at, end) = (cell + 1, tree.next(cell));
    let (mut paragraphs, mut is_hidden) = (0, false);
    while at < end {
        let out = if is_hidden { &mut hidden } else { &mut seen };
        match tree.word(at) {
            // What was deleted while changes are tracked, what a field says to the program, what stands elsewhere.
            Some("del" | "moveFrom" | "instrText" | "delText" | "pPr" | "txbxContent") => {
                at = tree.next(at);
                continue;
            }
            Some("p") => {
                if paragraphs > 0 {
                    seen.push('\n');
                }
                paragraphs += 1;
            }
            Some("r") => {
                let properties = tree.child(at, "rPr");
                let vanish = properties.and_then(|properties| tree.child(properties, "vanish"));
                is_hidden = vanish.is_some_and(|vanish| tree.is_on(vanish));
            }
            Some("t") => out.push_str(&tree.chars(at)),
            Some("tab") => out.push('\t'),
            Some("br" | "cr") => out.push('\n'),
            Some("noBreakHyphen") => out.push('\u{2011}'),
            Some("softHyphen") => out.push('\u{ad}'),
            _ => {}
        }
        at += 1;
    }
    (seen, hidden)
}
