//! Plural forms, as a catalogue's header declares them: `nplurals=2; plural=(n != 1);`. No table of languages is asked:
//! Portuguese alone is written in three ways.

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PluralRule {
    /// How many forms there are.
    pub(super) forms: usize,
    /// Which of them stands for one.
    pub(super) one: usize,
}

/// The most forms that a language has, and more.
const MOST: usize = 16;

/// The rule that a `Plural-Forms` declares; none for one that is still to be filled in, or makes no sense.
pub(super) fn rule(field: &str) -> Option<PluralRule> {
    let value = |name: &str| {
        let (_, rest) = field.split_once(name)?;
        let rest = rest.trim_start().strip_prefix('=')?;
        Some(rest.split(';').next().unwrap_or(rest).trim())
    };
    let forms = value("nplurals")?.parse().ok().filter(|forms| (1..=MOST).contains(forms))?;
    let (_, rest) = field.split_once(';')?;
    let (_, expression) = rest.split_once("plural")?;
    let expression = expression.trim_start().strip_prefix('=')?.split(';').next()?;
    let one = Expression::of(expression, 1)?;
    usize::try_from(one).ok().filter(|&one| one < forms).map(|one| PluralRule { forms, one })
}

/// An expression of C over `n`, being worked out.
struct Expression<'e> {
    rest: &'e [u8],
    n: i64,
    depth: u32,
}

/// Operators of two sides, the loosest first.
const LEVELS: [&[&str]; 6] = [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

impl<'e> Expression<'e> {
    fn of(text: &'e str, n: i64) -> Option<i64> {
        let mut expression = Self { rest: text.as_bytes(), n, depth: 0 };
        let value = expression.choice()?;
        expression.blanks();
        expression.rest.is_empty().then_some(value)
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn takes(&mut self, word: &str) -> bool {
        self.blanks();
        match self.rest.strip_prefix(word.as_bytes()) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn choice(&mut self) -> Option<i64> {
        self.depth += 1;
        if self.depth > 64 {
            return None;
        }
        let condition = self.level(0)?;
        let mut value = condition;
        if self.takes("?") {
            let yes = self.choice()?;
            if !self.takes(":") {
                return None;
            }
            let no = self.choice()?;
            value = if condition == 0 { no } else { yes };
        }
        self.depth -= 1;
        Some(value)
    }

    fn level(&mut self, level: usize) -> Option<i64> {
        let Some(operators) = LEVELS.get(level) else { return self.value() };
        let mut left = self.level(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.takes(operator)) {
            let right = self.level(level + 1)?;
            left = match *operator {
                "||" => i64::from(left != 0 || right != 0),
                "&&" => i64::from(left != 0 && right != 0),
                "==" => i64::from(left == right),
                "!=" => i64::from(left != right),
                "<=" => i64::from(left <= right),
                ">=" => i64::from(left >= right),
                "<" => i64::from(left < right),
                ">" => i64::from(left > right),
                "+" => left.checked_add(right)?,
                "-" => left.checked_sub(right)?,
                "*" => left.checked_mul(right)?,
                "/" => left.checked_div(right)?,
                _ => left.checked_rem(right)?,
            };
        }
        Some(left)
    }

    fn value(&mut self) -> Option<i64> {
        if self.takes("(") {
            let value = self.choice()?;
            return self.takes(")").then_some(value);
        }
        if self.takes("!") {
            self.depth += 1;
            let value = if self.depth > 64 { None } else { self.value() }?;
            self.depth -= 1;
            return Some(i64::from(value == 0));
        }
        if self.takes("n") {
            return Some(self.n);
        }
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        std::str::from_utf8(number).ok()?.parse().ok()
    }
}
