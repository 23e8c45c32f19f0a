//! From bytes to text and back: which encoding a file is in, and the way home that changes no untouched byte.

use std::borrow::Cow;

use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::density::most_pieces;
use crate::model::{Part, RawStretch, Span, is_basic_han};

/// A stretch of what is written.
#[derive(Debug, Clone)]
pub(crate) enum Splice {
    /// A stretch of the part's decoded text, untouched.
    Original(Span),
    /// New text.
    New(String),
}

/// The part of a file that `bytes` are, at `path` inside the file. A byte order mark decides on the encoding; else text
/// that is valid UTF-8 is UTF-8 whatever it declares (saved copies often keep the declaration of the original); else
/// `declared` (a label such as `gb2312`); else the bytes themselves tell.
#[must_use]
pub(crate) fn decode(path: &str, bytes: &[u8], declared: Option<&str>) -> Part {
    let part = |text: String, encoding: &'static Encoding, bom: bool, stretches: Vec<RawStretch>| Part {
        path: path.to_owned(),
        text,
        encoding: encoding.name(),
        bom,
        stretches,
    };
    // Most files by far, and no need to look twice: a declared ISO-2022-JP alone is ASCII bytes too.
    if declared.is_none_or(|label| Encoding::for_label(label.trim().as_bytes()) == Some(UTF_8))
        && Encoding::for_bom(bytes).is_none()
        && sniff_utf16(bytes).is_none()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return part(text.to_owned(), UTF_8, false, Vec::new());
    }
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (sniff(bytes, declared), 0),
    };
    let body = &bytes[mark..];
    let bom = mark > 0;
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(body)
    {
        return part(text.to_owned(), encoding, bom, Vec::new());
    }
    let (text, malformed) = encoding.decode_without_bom_handling(body);
    let text = text.into_owned();
    if !malformed && *encode(encoding, &text) == *body {
        return part(text, encoding, bom, Vec::new());
    }
    let (text, stretches) = decode_slowly(encoding, body);
    part(text, encoding, bom, stretches)
}

/// The bytes of a part whose text is made of `splices`: untouched stretches as they came, new text in the same encoding,
/// numeric character references for what it lacks.
#[must_use]
pub(crate) fn write(part: &Part, splices: Vec<Splice>) -> Vec<u8> {
    let (original, stretches) = (part.text.as_str(), part.stretches.as_slice());
    let encoding = named(part.encoding);
    let mut out = Vec::with_capacity(original.len() + original.len() / 8);
    if part.bom {
        let mark: &[u8] = match encoding.name() {
            "UTF-16LE" => &[0xff, 0xfe],
            "UTF-16BE" => &[0xfe, 0xff],
            _ => &[0xef, 0xbb, 0xbf],
        };
        out.extend_from_slice(mark);
    }
    for splice in splices {
        match splice {
            Splice::New(text) => out.extend_from_slice(&encode(encoding, &text)),
            Splice::Original(span) => {
                let mut at = span.start;
                let first = stretches.partition_point(|stretch| stretch.span.end <= span.start);
                for stretch in &stretches[first..] {
                    // Bytes behind the last character have none of their own: ISO-2022-JP that ends in an escape.
                    let behind = stretch.span.is_empty() && span.end == original.len();
                    if stretch.span.start >= span.end && !behind {
                        break;
                    }
                    if !span.contains(stretch.span) {
                        continue;
                    }
                    out.extend_from_slice(&encode(encoding, &original[at..stretch.span.start]));
                    out.extend_from_slice(&stretch.bytes);
                    at = stretch.span.end;
                }
                out.extend_from_slice(&encode(encoding, &original[at..span.end]));
            }
        }
    }
    out
}

/// Whether every character of `text` can be written in the encoding of this name.
#[must_use]
pub(crate) fn can_write(encoding: &'static str, text: &str) -> bool {
    let encoding = named(encoding);
    text.is_ascii() || [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) || !encoding.encode(text).2
}

/// The name of the encoding that a label stands for.
pub(crate) fn by_label(label: &str) -> Option<&'static str> {
    Encoding::for_label(label.as_bytes()).map(Encoding::name)
}

fn named(name: &str) -> &'static Encoding {
    Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8)
}

/// `encoding_rs` encodes to UTF-8 where the Web never encodes; UTF-16 is written here.
fn encode<'a>(encoding: &'static Encoding, text: &'a str) -> Cow<'a, [u8]> {
    match encoding.name() {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding.encode(text).0,
    }
}

/// Decodes byte by byte, and notes each sequence that encoding would not give back. Where there are more of them than a
/// document has texts, all that follows is one.
fn decode_slowly(encoding: &'static Encoding, bytes: &[u8]) -> (String, Vec<RawStretch>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut stretches: Vec<RawStretch> = Vec::new();
    let most = most_pieces(bytes.len());
    let mut room = [0_u8; 32];
    // Bytes from here on have given no character yet.
    let mut pending = 0;
    let mut note = |text: &mut String, chars: &str, raw: &[u8]| {
        let start = text.len();
        text.push_str(chars);
        if stretches.len() == most
            && let Some(last) = stretches.last_mut()
        {
            last.span.end = text.len();
            last.bytes.extend_from_slice(raw);
            return;
        }
        if *encode(encoding, chars) == *raw {
            return;
        }
        match stretches.last_mut() {
            Some(last) if last.span.end == start => {
                last.span.end = text.len();
                last.bytes.extend_from_slice(raw);
            }
            _ => stretches.push(RawStretch { span: Span::new(start, text.len()), bytes: raw.to_vec() }),
        }
    };
    let mut at = 0;
    while at <= bytes.len() {
        let last = at == bytes.len();
        let mut input = if last { &bytes[at..] } else { &bytes[at..=at] };
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(input, &mut room, last);
            let consumed = at + read;
            let chars = std::str::from_utf8(&room[..written]).unwrap_or_default();
            match result {
                DecoderResult::Malformed(_, after) => {
                    // `after` bytes behind the malformed ones were already swallowed; they will give what follows.
                    let end = consumed.saturating_sub(usize::from(after)).max(pending);
                    note(&mut text, &format!("{chars}\u{fffd}"), &bytes[pending..end]);
                    pending = end;
                    input = &input[read..];
                    at = consumed;
                    if input.is_empty() && !last {
                        break;
                    }
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {
                    if !chars.is_empty() {
                        note(&mut text, chars, &bytes[pending..consumed]);
                        pending = consumed;
                    }
                    at = consumed;
                    break;
                }
            }
        }
        if last {
            break;
        }
    }
    if pending < bytes.len() {
        note(&mut text, "", &bytes[pending..]);
    }
    (text, stretches)
}

/// What the bytes are in, where no byte order mark says.
fn sniff(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some(wide) = sniff_utf16(bytes) {
        return wide;
    }
    let label = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if std::str::from_utf8(bytes).is_ok() {
        // ISO-2022-JP and UTF-7 are ASCII bytes too; only the former is ever declared and decoded.
        return match label {
            Some(label) if label.name() == "ISO-2022-JP" => label,
            _ => UTF_8,
        };
    }
    match label {
        // A declaration that Web pages cannot keep (they would not have been readable), or that the bytes deny.
        Some(label) if label != UTF_8 && label != UTF_16LE && label != UTF_16BE && label.name() != "replacement" => {
            // Both labels are read with GB18030's decoder (Encoding Standard, 10.1.1), so all of it may be written.
            if label == GBK { GB18030 } else { label }
        }
        Some(label) if label == UTF_8 && mostly_utf8(bytes) => UTF_8,
        _ if mostly_utf8(bytes) => UTF_8,
        _ => guess(bytes),
    }
}

/// UTF-16 without a mark: markup and Latin text leave every other byte zero.
fn sniff_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > pairs * 3 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 3 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether nearly all bytes above ASCII belong to valid UTF-8 sequences: a UTF-8 file with a few broken ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good >= bad.saturating_mul(8) && good > 0
}

/// Among the encodings that Portuguese, English and Chinese files were written in before UTF-8: the one in which the
/// text makes the most sense.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(1 << 20)];
    let sense = |encoding: &'static Encoding| -> i64 {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let mut run = 0;
        text.chars()
            .map(|c| {
                // No Latin text has three accented letters in a row; Chinese read as Latin is little else.
                run = if ('À'..='ÿ').contains(&c) { run + 1 } else { 0 };
                match c {
                    '\u{fffd}' => -40,
                    c if c.is_ascii() => 0,
                    _ if run > 2 => -10,
                    // Frequent characters of running text weigh most: function words in Chinese, accented letters, quotes.
                    '的' | '一' | '是' | '不' | '了' | '在' | '人' | '有' | '我' | '中' | '大' | '上' | '这' | '這'
                    | '个' | '個' | '国' | '國' | '和' | '，' | '。' | '、' => 12,
                    c if is_basic_han(c) => 2,
                    '\u{ff00}'..='\u{ffef}' | '\u{3000}'..='\u{303f}' => 2,
                    'ã' | 'ç' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'â' | 'ê' | 'ô' | 'õ' | 'à' | '“' | '”' | '’' | '‘'
                    | '–' | '—' | 'º' | 'ª' | '«' | '»' | '\u{a0}' | '…' => 4,
                    'À'..='ÿ' => 1,
                    '\u{e000}'..='\u{f8ff}' | '\u{80}'..='\u{9f}' => -20,
                    _ => -2,
                }
            })
            .sum()
    };
    let best = [GB18030, BIG5, WINDOWS_1252]
        .into_iter()
        .map(|encoding| (sense(encoding), encoding))
        .max_by_key(|&(sense, _)| sense);
    best.map_or(WINDOWS_1252, |(_, encoding)| encoding)
}
