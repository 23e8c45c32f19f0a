//! Number words, scales, months and currencies of the three languages.

/// What a word is in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// 0 to 999 in one word, an ordinal too: `seven`, `vinte`, `duzentos`, `terceiro`.
    Small(u32),
    /// Times a power of ten: `hundred`, `mil`, `million`.
    Scale(u32),
    /// Times twelve.
    Dozen,
}

/// The number word that `word` (lower case) is in English.
pub(super) fn english(word: &str) -> Option<NumberWord> {
    use NumberWord::{Dozen, Scale, Small};
    Some(match word {
        "zero" | "nil" | "nought" => Small(0),
        "one" | "first" | "once" | "single" => Small(1),
        "two" | "second" | "twice" | "both" => Small(2),
        "three" | "third" | "thirds" | "triple" => Small(3),
        "four" | "fourth" | "quarter" | "quarters" => Small(4),
        "five" | "fifth" | "fifths" => Small(5),
        "six" | "sixth" => Small(6),
        "seven" | "seventh" => Small(7),
        "eight" | "eighth" => Small(8),
        "nine" | "ninth" => Small(9),
        "ten" | "tenth" => Small(10),
        "eleven" | "eleventh" => Small(11),
        "twelve" | "twelfth" => Small(12),
        "thirteen" | "thirteenth" => Small(13),
        "fourteen" | "fourteenth" => Small(14),
        "fifteen" | "fifteenth" => Small(15),
        "sixteen" | "sixteenth" => Small(16),
        "seventeen" | "seventeenth" => Small(17),
        "eighteen" | "eighteenth" => Small(18),
        "nineteen" | "nineteenth" => Small(19),
        "twenty" | "twentieth" | "twenties" => Small(20),
        "thirty" | "thirtieth" | "thirties" => Small(30),
        "forty" | "fortieth" | "forties" => Small(40),
        "fifty" | "fiftieth" | "fifties" => Small(50),
        "sixty" | "sixtieth" | "sixties" => Small(60),
        "seventy" | "seventieth" | "seventies" => Small(70),
        "eighty" | "eightieth" | "eighties" => Small(80),
        "ninety" | "ninetieth" | "nineties" => Small(90),
        "hundred" | "hundredth" => Scale(2),
        "thousand" | "thousandth" => Scale(3),
        "million" | "millions" | "millionth" => Scale(6),
        "billion" | "billions" => Scale(9),
        "trillion" | "trillions" => Scale(12),
        "dozen" => Dozen,
        _ => return None,
    })
}

/// The number word that `word` (lower case) is in Portuguese. `bilhão` is Brazil's 10^9, `bilião` Portugal's 10^12.
pub(super) fn portuguese(word: &str) -> Option<NumberWord> {
    use NumberWord::{Dozen, Scale, Small};
    Some(match word {
        "zero" => Small(0),
        "um" | "uma" | "primeiro" | "primeira" | "primeiros" | "primeiras" => Small(1),
        "dois" | "duas" | "segundo" | "segunda" | "segundos" | "segundas" | "ambos" | "ambas" => Small(2),
        "três" | "terceiro" | "terceira" | "terceiros" | "terceiras" | "terço" | "terços" => Small(3),
        "quatro" | "quarto" | "quarta" | "quartos" | "quartas" => Small(4),
        "cinco" | "quinto" | "quinta" | "quintos" | "quintas" => Small(5),
        "seis" | "sexto" | "sexta" | "sextos" | "sextas" => Small(6),
        "sete" | "sétimo" | "sétima" | "sétimos" | "sétimas" => Small(7),
        "oito" | "oitavo" | "oitava" | "oitavos" | "oitavas" => Small(8),
        "nove" | "nono" | "nona" | "nonos" | "nonas" => Small(9),
        "dez" | "décimo" | "décima" | "décimos" | "décimas" => Small(10),
        "onze" => Small(11),
        "doze" => Small(12),
        "treze" => Small(13),
        "catorze" | "quatorze" => Small(14),
        "quinze" => Small(15),
        "dezasseis" | "dezesseis" => Small(16),
        "dezassete" | "dezessete" => Small(17),
        "dezoito" => Small(18),
        "dezanove" | "dezenove" => Small(19),
        "vinte" | "vigésimo" | "vigésima" => Small(20),
        "trinta" | "trigésimo" | "trigésima" => Small(30),
        "quarenta" | "quadragésimo" | "quadragésima" => Small(40),
        "cinquenta" | "quinquagésimo" | "quinquagésima" => Small(50),
        "sessenta" | "sexagésimo" | "sexagésima" => Small(60),
        "setenta" | "septuagésimo" | "septuagésima" => Small(70),
        "oitenta" | "octogésimo" | "octogésima" => Small(80),
        "noventa" | "nonagésimo" | "nonagésima" => Small(90),
        "cem" | "cento" | "centésimo" | "centésima" => Small(100),
        "duzentos" | "duzentas" => Small(200),
        "trezentos" | "trezentas" => Small(300),
        "quatrocentos" | "quatrocentas" => Small(400),
        "quinhentos" | "quinhentas" => Small(500),
        "seiscentos" | "seiscentas" => Small(600),
        "setecentos" | "setecentas" => Small(700),
        "oitocentos" | "oitocentas" => Small(800),
        "novecentos" | "novecentas" => Small(900),
        "mil" | "milésimo" | "milésima" => Scale(3),
        "milhão" | "milhões" => Scale(6),
        "bilhão" | "bilhões" => Scale(9),
        "bilião" | "biliões" | "trilhão" | "trilhões" => Scale(12),
        "trilião" | "triliões" => Scale(18),
        "dúzia" | "dúzias" => Dozen,
        _ => return None,
    })
}

/// The power of ten of a scale written short behind digits (`2bn`, `50k`), and whether it may be something else: `m` is
/// a metre too.
pub(super) fn short_scale(word: &str) -> Option<(u32, bool)> {
    Some(match word {
        "k" => (3, true),
        "m" => (6, true),
        "mn" | "mln" | "mio" => (6, false),
        "mi" => (6, true),
        "b" => (9, true),
        "bn" | "bln" => (9, false),
        "bi" => (9, true),
        "tn" => (12, false),
        "tri" => (12, true),
        _ => return None,
    })
}

/// How sure a word is a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthWord {
    /// `September`, `setembro`.
    Sure(u8),
    /// `May`, `March`, `Sept`: only beside a number, or behind a word such as `in`.
    Beside(u8),
}

/// The month that `word` (lower case) names in English.
pub(super) fn english_month(word: &str) -> Option<MonthWord> {
    use MonthWord::{Beside, Sure};
    Some(match word {
        "january" => Sure(1),
        "february" => Sure(2),
        "march" | "mar" => Beside(3),
        "april" => Sure(4),
        "may" => Beside(5),
        "june" => Sure(6),
        "july" => Sure(7),
        "august" => Sure(8),
        "september" => Sure(9),
        "october" => Sure(10),
        "november" => Sure(11),
        "december" => Sure(12),
        "jan" => Beside(1),
        "feb" => Beside(2),
        "apr" => Beside(4),
        "jun" => Beside(6),
        "jul" => Beside(7),
        "aug" => Beside(8),
        "sep" | "sept" => Beside(9),
        "oct" => Beside(10),
        "nov" => Beside(11),
        "dec" => Beside(12),
        _ => return None,
    })
}

/// The month that `word` (lower case) names in Portuguese.
pub(super) fn portuguese_month(word: &str) -> Option<MonthWord> {
    Some(MonthWord::Sure(match word {
        "janeiro" => 1,
        "fevereiro" => 2,
        "março" => 3,
        "abril" => 4,
        "maio" => 5,
        "junho" => 6,
        "julho" => 7,
        "agosto" => 8,
        "setembro" => 9,
        "outubro" => 10,
        "novembro" => 11,
        "dezembro" => 12,
        _ => return None,
    }))
}

/// Words before a month that say it is one: `in May`.
pub(super) fn leads_to_month(word: &str) -> bool {
    matches!(
        word,
        "in" | "of"
            | "since"
            | "until"
            | "by"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "from"
            | "during"
            | "before"
            | "after"
            | "between"
            | "and"
    )
}

/// A currency by its ISO 4217 code, or the mark that leaves it open: `$` (some dollar), `元` (some yuan).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The code or mark.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether both can be one: equal, or one left open.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        const DOLLARS: [&str; 6] = ["$", "USD", "HKD", "TWD", "AUD", "CAD"];
        const YUANS: [&str; 6] = ["元", "CNY", "TWD", "HKD", "MOP", "JPY"];
        let open = |mark: &str, all: &[&str]| {
            (self.0 == mark && all.contains(&other.0)) || (other.0 == mark && all.contains(&self.0))
        };
        self == other
            || open("$", &DOLLARS)
            || open("元", &YUANS)
            || open("元", &DOLLARS)
            || open("¥", &["CNY", "JPY", "元"])
    }
}

/// Marks before or behind an amount, longest first where one begins another.
const MARKS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("MOP$", "MOP"),
    ("R$", "BRL"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("AU$", "AUD"),
    ("MOP", "MOP"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("JPY", "JPY"),
    ("BRL", "BRL"),
    ("HKD", "HKD"),
    ("$", "$"),
    ("＄", "$"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("¥", "¥"),
    ("￥", "¥"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("英镑", "GBP"),
    ("英鎊", "GBP"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("日圓", "JPY"),
    ("澳门元", "MOP"),
    ("澳門元", "MOP"),
    ("澳门币", "MOP"),
    ("澳門幣", "MOP"),
    ("葡币", "MOP"),
    ("葡幣", "MOP"),
    ("人民币", "CNY"),
    ("人民幣", "CNY"),
    ("新台币", "TWD"),
    ("新臺幣", "TWD"),
    ("新台幣", "TWD"),
    ("雷亚尔", "BRL"),
    ("雷亞爾", "BRL"),
    ("元", "元"),
];

/// The currency whose mark ends `before`, and the mark's length in bytes.
pub(super) fn currency_before(before: &str) -> Option<(Currency, usize)> {
    MARKS
        .iter()
        .filter(|(mark, _)| before.ends_with(mark) && *mark != "元")
        // `RMB` ends no word: `ALARMB 5`.
        .filter(|(mark, _)| {
            let rest = &before[..before.len() - mark.len()];
            !mark.starts_with(|c: char| c.is_ascii_alphabetic()) || !rest.ends_with(|c: char| c.is_ascii_alphanumeric())
        })
        .max_by_key(|(mark, _)| mark.len())
        .map(|(mark, code)| (Currency(code), mark.len()))
}

/// The currency whose mark begins `after`, and the mark's length in bytes.
pub(super) fn currency_after(after: &str) -> Option<(Currency, usize)> {
    MARKS
        .iter()
        .filter(|(mark, _)| {
            after.starts_with(mark)
                && (!mark.ends_with(|c: char| c.is_ascii_alphabetic())
                    || !after[mark.len()..].starts_with(char::is_alphanumeric))
        })
        .max_by_key(|(mark, _)| mark.len())
        .map(|(mark, code)| (Currency(code), mark.len()))
}

/// The currency that `word` (lower case) names.
pub(super) fn currency_word(word: &str) -> Option<Currency> {
    Some(Currency(match word {
        "dollar" | "dollars" | "dólar" | "dólares" => "$",
        "euro" | "euros" => "EUR",
        "pound" | "pounds" | "libra" | "libras" => "GBP",
        "yen" | "yens" | "iene" | "ienes" => "JPY",
        "yuan" | "yuans" | "yuanes" | "renminbi" | "renminbis" => "CNY",
        "real" | "reais" | "reals" => "BRL",
        "pataca" | "patacas" => "MOP",
        _ => return None,
    }))
}
