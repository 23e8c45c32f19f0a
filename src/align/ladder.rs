//! Ladders as text, in the field's form (Varga et al. 2005; vecalign and Bertalign write it so): `[0]:[0,1]:0.97`, one bead a
//! line: sentences of the source, of the target, numbered from 0; how sure it is.

use std::fmt::Write as _;

use super::Bead;

/// What is wrong with a line of a ladder, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine(pub u64);

/// A ladder as text; null beads too, in the order of the beads.
#[must_use]
pub fn write(beads: &[Bead]) -> String {
    let mut out = String::new();
    for bead in beads {
        for (side, end) in [(&bead.source, ":"), (&bead.target, ":")] {
            out.push('[');
            for (at, number) in side.iter().enumerate() {
                // A String takes what is written.
                let _ = write!(out, "{}{number}", if at == 0 { "" } else { "," });
            }
            out.push(']');
            out.push_str(end);
        }
        let _ = writeln!(out, "{:.2}", bead.confidence);
    }
    out
}

/// The beads of a ladder. Blank lines and those that begin with `#` say nothing; without a third field a bead is sure.
///
/// # Errors
/// The first line that is no bead.
pub fn read(text: &str) -> Result<Vec<Bead>, BadLine> {
    let mut out = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        out.push(bead(line).ok_or(BadLine(number))?);
    }
    Ok(out)
}

fn bead(line: &str) -> Option<Bead> {
    let mut fields = line.split(':');
    let (source, target) = (side(fields.next()?)?, side(fields.next()?)?);
    let confidence = match fields.next() {
        Some(field) => field.trim().parse().ok().filter(|confidence: &f32| confidence.is_finite())?,
        None => 1.0,
    };
    (!source.is_empty() || !target.is_empty()).then_some(Bead { source, target, confidence })
}

fn side(field: &str) -> Option<Vec<u32>> {
    let inner = field.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    let mut out: Vec<u32> = if inner.is_empty() {
        Vec::new()
    } else {
        inner.split(',').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?
    };
    out.sort_unstable();
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder_is_written_and_read() {
        let bead = |source: &[u32], target: &[u32], confidence| Bead {
            source: source.to_vec(),
            target: target.to_vec(),
            confidence,
        };
        let beads = [bead(&[0], &[0, 1], 0.97), bead(&[1], &[], 0.5), bead(&[], &[2], 1.0), bead(&[2, 3], &[3], 0.08)];
        let text = "[0]:[0,1]:0.97\n[1]:[]:0.50\n[]:[2]:1.00\n[2,3]:[3]:0.08\n";
        assert_eq!(write(&beads), text);
        assert_eq!(read(text).unwrap(), beads);
        assert_eq!(read("# by hand\n\n [3, 2] : [3]\r\n").unwrap(), [bead(&[2, 3], &[3], 1.0)]);
        for (bad, line) in
            [("[0]:[0]\n0:0\n", 2), ("[]:[]\n", 1), ("[0]:[x]\n", 1), ("[0]:[0]:sure\n", 1), ("[0]\n", 1)]
        {
            assert_eq!(read(bad), Err(BadLine(line)), "{bad}");
        }
    }
}
