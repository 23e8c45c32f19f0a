use std::io::BufRead;

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Stands in decoded text where bytes did not fit their encoding. XML allows it nowhere, so it cannot be mistaken.
pub(crate) const MALFORMED: char = '\u{ffff}';

/// How many bytes are looked at for the XML declaration.
const HEAD: usize = 1024;

/// A stream of bytes as text, by byte order mark, else by XML declaration, else UTF-8 (XML 1.0, appendix F).
pub(crate) struct Decoding<R> {
    input: R,
    head: Vec<u8>,
    decoder: Option<Decoder>,
    done: bool,
}

impl<R: BufRead> Decoding<R> {
    /// Decodes `input`.
    pub(crate) fn new(input: R) -> Self {
        Self { input, head: Vec::new(), decoder: None, done: false }
    }

    /// The name of the encoding, once something was read.
    pub(crate) fn encoding(&self) -> &'static str {
        self.decoder.as_ref().map_or("UTF-8", |decoder| decoder.encoding().name())
    }

    /// Puts the next stretch of text at the end of `out`; `false` at the end of the stream.
    ///
    /// # Errors
    /// What the stream says.
    pub(crate) fn read_into(&mut self, out: &mut String) -> std::io::Result<bool> {
        if self.done {
            return Ok(false);
        }
        if self.decoder.is_none() {
            while self.head.len() < HEAD {
                let bytes = self.input.fill_buf()?;
                if bytes.is_empty() {
                    break;
                }
                let taken = bytes.len().min(HEAD - self.head.len());
                self.head.extend_from_slice(&bytes[..taken]);
                self.input.consume(taken);
            }
            let (encoding, mark) = sniff(&self.head);
            let mut decoder = encoding.new_decoder_without_bom_handling();
            push(&mut decoder, &self.head[mark..], false, out);
            self.decoder = Some(decoder);
            self.head = Vec::new();
            return Ok(true);
        }
        let Some(decoder) = self.decoder.as_mut() else { return Ok(false) };
        let bytes = loop {
            match self.input.fill_buf() {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.done = bytes.is_empty();
        let length = bytes.len();
        push(decoder, bytes, self.done, out);
        self.input.consume(length);
        Ok(!self.done || !out.is_empty())
    }
}

/// The text of a whole file; malformed bytes become [`MALFORMED`].
pub(crate) fn decode(bytes: &[u8]) -> String {
    let (encoding, mark) = sniff(&bytes[..bytes.len().min(HEAD)]);
    let mut out = String::new();
    push(&mut encoding.new_decoder_without_bom_handling(), &bytes[mark..], true, &mut out);
    out
}

/// The name of the encoding that a file is read in.
pub(crate) fn encoding(bytes: &[u8]) -> &'static str {
    sniff(&bytes[..bytes.len().min(HEAD)]).0.name()
}

fn push(decoder: &mut Decoder, mut bytes: &[u8], last: bool, out: &mut String) {
    // The decoder clears all the room it is given, so it is given no more than it needs.
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room.max(16));
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, last);
        bytes = &bytes[read..];
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {
                out.push_str(&text);
                text.clear();
            }
            DecoderResult::Malformed(..) => {
                out.push_str(&text);
                text.clear();
                out.push(MALFORMED);
            }
        }
    }
    out.push_str(&text);
}

/// The encoding, and the length of the byte order mark.
fn sniff(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(head) {
        return found;
    }
    match head {
        [b'<', 0, ..] => return (UTF_16LE, 0),
        [0, b'<', ..] => return (UTF_16BE, 0),
        _ => {}
    }
    let declared = declared(head).and_then(Encoding::for_label);
    // Bytes that could be read so far as to find a declaration are not UTF-16, whatever it says.
    let encoding = declared.filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE);
    (encoding.unwrap_or(UTF_8), 0)
}

/// The encoding that the declaration of a decoded file names.
pub(crate) fn label(text: &str) -> Option<String> {
    declared(text.as_bytes()).map(|label| String::from_utf8_lossy(label).into_owned())
}

/// The label in `<?xml … encoding="label"?>`.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let start = head.iter().position(|b| !b.is_ascii_whitespace())?;
    let head = head[start..].strip_prefix(b"<?xml")?;
    let head = &head[..memchr::memmem::find(head, b"?>")?];
    let after = memchr::memmem::find(head, b"encoding")? + "encoding".len();
    let value = head[after..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, value) = value.split_first()?;
    if quote != b'"' && quote != b'\'' {
        return None;
    }
    Some(&value[..memchr::memchr(quote, value)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn streamed(bytes: &[u8], step: usize) -> String {
        let mut decoding = Decoding::new(std::io::BufReader::with_capacity(step, bytes));
        let mut out = String::new();
        let mut part = String::new();
        while decoding.read_into(&mut part).unwrap() {
            out.push_str(&part);
            part.clear();
        }
        out
    }

    #[test]
    fn encodings_are_told_and_streams_decode_alike() {
        let text = format!("<?xml version=\"1.0\" encoding='gb18030'?><a>{}</a>", "里约热内卢".repeat(300));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let declared = encoding_rs::GB18030.encode(&text).0.into_owned();
        for bytes in [utf16, marked, declared] {
            assert_eq!(decode(&bytes), text);
            for step in [1, 7, 4096] {
                assert_eq!(streamed(&bytes, step), text);
            }
        }
        let lying = "<?xml version='1.0' encoding='UTF-16'?><a>é</a>";
        assert_eq!(decode(lying.as_bytes()), lying);
        assert_eq!(decode(b"<a>\xff</a>"), format!("<a>{MALFORMED}</a>"));
        assert_eq!(streamed(b"<a>\xe4\xb8", 3), format!("<a>{MALFORMED}"));
        assert_eq!(streamed(b"", 3), "");
    }
}
