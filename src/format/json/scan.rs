//! What stands where in a JSON text: its values in the order of the file, each with the value around it. The tokens are
//! `jsonc-parser`'s; they are put together here without recursion, so that no depth of nesting exhausts the stack.

use jsonc_parser::Scanner;
use jsonc_parser::ScannerOptions;
use jsonc_parser::tokens::Token;

use crate::model::Span;

/// Deeper than any catalogue nests.
const DEEPEST: usize = 500;

/// A value, and where it belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    /// Index of the object or list around it; none for the value that is the whole text.
    pub(super) parent: Option<usize>,
    /// Between the quotation marks of its key; none in a list.
    pub(super) key: Option<Span>,
    pub(super) value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Object,
    List,
    /// Between the quotation marks.
    String(Span),
    /// A number, `true`, `false`, `null`.
    Other,
}

/// Why a text is read no further, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) at: usize,
    pub(super) why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// A string is written wrongly, or does not end.
    String,
    /// The text ends in the middle.
    End,
    /// Something stands where it cannot.
    Place,
    Deep,
    /// It consists of more than so many values.
    Dense,
}

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// A key, or the end of the object.
    Key,
    /// A value, or the end of the list.
    Item,
    Colon,
    /// A comma, or the end of what is around.
    Comma,
    Nothing,
}

/// The values of a text, at most `most`, and what keeps it from being read to the end. Comments and a comma behind the last
/// member are let pass, as in the files of editors.
pub(super) fn members(text: &str, most: usize) -> (Vec<Member>, Option<Broken>) {
    let options = ScannerOptions {
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let mut scanner = Scanner::new(text, &options);
    let mut out: Vec<Member> = Vec::new();
    let mut around: Vec<usize> = Vec::new();
    let mut key = None;
    let mut next = Next::Value;
    let broken = loop {
        let token = match scanner.scan() {
            Ok(token) => token,
            Err(error) => {
                let at = error.range().start;
                let is_string = text.as_bytes().get(scanner.token_start()) == Some(&b'"');
                break Some(Broken { at, why: if is_string { Why::String } else { Why::Place } });
            }
        };
        let at = scanner.token_start();
        let Some(token) = token else {
            break (next != Next::Nothing).then_some(Broken { at: text.len(), why: Why::End });
        };
        let inside = Span::new(at + 1, scanner.token_end().saturating_sub(1));
        let value = match token {
            Token::CommentLine(_) | Token::CommentBlock(_) => continue,
            Token::OpenBrace => Some(Value::Object),
            Token::OpenBracket => Some(Value::List),
            Token::String(_) if next == Next::Key => {
                (key, next) = (Some(inside), Next::Colon);
                continue;
            }
            Token::String(_) => Some(Value::String(inside)),
            Token::Number(_) | Token::Boolean(_) | Token::Null => Some(Value::Other),
            _ => None,
        };
        let parent = around.last().copied();
        let in_object = parent.is_some_and(|parent| out[parent].value == Value::Object);
        match (token, value, next) {
            (Token::Colon, _, Next::Colon) => next = Next::Value,
            (Token::Comma, _, Next::Comma) => next = if in_object { Next::Key } else { Next::Item },
            (Token::CloseBrace, _, Next::Key | Next::Comma) if in_object => next = close(&mut around),
            (Token::CloseBracket, _, Next::Item | Next::Comma) if parent.is_some() && !in_object => {
                next = close(&mut around);
            }
            (_, Some(value), Next::Value | Next::Item) => {
                if out.len() >= most {
                    break Some(Broken { at, why: Why::Dense });
                }
                out.push(Member { parent, key: key.take(), value });
                next = match value {
                    Value::Object | Value::List if around.len() >= DEEPEST => {
                        break Some(Broken { at, why: Why::Deep });
                    }
                    Value::Object | Value::List => {
                        around.push(out.len() - 1);
                        if value == Value::Object { Next::Key } else { Next::Item }
                    }
                    _ if parent.is_none() => Next::Nothing,
                    _ => Next::Comma,
                };
            }
            _ => break Some(Broken { at, why: Why::Place }),
        }
    };
    (out, broken)
}

fn close(around: &mut Vec<usize>) -> Next {
    around.pop();
    if around.is_empty() { Next::Nothing } else { Next::Comma }
}
