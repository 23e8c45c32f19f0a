use super::Message;

/// Puts a message at the end of `out`, with its comment and a line end.
pub(super) fn write_message(out: &mut String, message: &Message) {
    if let Some(comment) = &message.comment {
        for line in comment.split(['\n', '\r']) {
            out.push_str(if line.is_empty() { "#" } else { "# " });
            out.push_str(line);
            out.push('\n');
        }
    }
    out.push_str(&message.id);
    out.push_str(" =");
    write_value(out, &message.value);
    out.push('\n');
}

/// A pattern whose value is exactly `value`: on one line, or where the value has lines of its own, on as many, indented.
/// What Fluent would trim, take for markup or not let pass stands as a literal.
fn write_value(out: &mut String, value: &str) {
    if value.is_empty() {
        out.push_str(" { \"\" }");
        return;
    }
    let lines: Vec<&str> = value.split('\n').collect();
    let block = lines.len() > 1 && lines.iter().all(|line| !line.trim().is_empty() && !line.contains('\r'));
    if block {
        for line in lines {
            out.push_str("\n    ");
            write_line(out, line);
        }
    } else {
        out.push(' ');
        write_line(out, value);
    }
}

/// A line that begins and ends with something that Fluent keeps.
fn write_line(out: &mut String, line: &str) {
    let end = line.trim_end().len();
    for (at, c) in line.char_indices() {
        let first = at == 0 && (c.is_whitespace() || matches!(c, '[' | '*' | '.' | '\u{feff}'));
        // One literal keeps all blanks before it from being trimmed, but not those after it.
        let last = at >= end;
        match c {
            '{' | '}' => out.push_str(&format!("{{ \"{c}\" }}")),
            ' ' if first || last => out.push_str("{ \" \" }"),
            _ if first && !c.is_whitespace() && c != '\u{feff}' => out.push_str(&format!("{{ \"{c}\" }}")),
            _ if first || last || c.is_control() => out.push_str(&unicode(c)),
            _ => out.push(c),
        }
    }
}

fn unicode(c: char) -> String {
    let number = u32::from(c);
    if number > 0xffff { format!("{{ \"\\U{number:06X}\" }}") } else { format!("{{ \"\\u{number:04X}\" }}") }
}
