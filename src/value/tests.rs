use super::*;

/// `number`, `number%`, `CODE number`, `year-month-day` with `?` for what is open, `hour:minute`.
fn shown(text: &str, lang: &str) -> Vec<String> {
    find(text, &Lang::parse(lang).unwrap())
        .iter()
        .map(|value| {
            assert!(text.get(value.span.range()).is_some_and(|s| !s.is_empty()), "{text}: {value:?}");
            match &value.kind {
                ValueKind::Number(number) => number.to_string(),
                ValueKind::Percent(number) => format!("{number}%"),
                ValueKind::Money(number, currency) => format!("{} {number}", currency.code()),
                ValueKind::Date(Date { year, month, day }) => {
                    let open = |part: Option<String>| part.unwrap_or_else(|| "?".into());
                    format!("{}-{month}-{}", open(year.map(|y| y.to_string())), open(day.map(|d| d.to_string())))
                }
                ValueKind::Time { hour, minute } => format!("{hour}:{minute:02}"),
            }
        })
        .collect()
}

#[test]
fn values_are_read_in_three_languages() {
    for (lang, text, values) in [
        ("en", "1.2 billion people", "1200000000"),
        ("zh-Hans", "12亿人", "1200000000"),
        ("zh-Hant", "12億人", "1200000000"),
        ("pt-PT", "1,2 mil milhões de pessoas", "1200000000"),
        ("pt-BR", "1,2 bilhão de pessoas", "1200000000"),
        ("pt-PT", "dois biliões", "2000000000000"),
        ("en", "two trillion", "2000000000000"),
        ("en", "1,234,567.89 and 1,234", "1234567.89 1234"),
        ("pt-PT", "1.234.567,89 e 12 345 e 1\u{a0}234", "1234567.89 12345 1234"),
        ("pt-BR", "em 2018 300 pessoas", "2018 300"),
        ("zh-Hans", "１，２３４ 个和 1,234 个", "1 234 1234"),
        ("zh-Hans", "二十三个、二〇二六年、三亿五千万", "23 2026 350000000"),
        ("pt-PT", "vinte e três, duzentos e cinco mil, mil e um", "23 205000 1001"),
        ("en", "twenty-three, two hundred and five thousand, one thousand and one", "23 205000 1001"),
        ("en", "two and three", "2 3"),
        ("pt-BR", "dois milhões e meio; meio milhão; 2 milhões e meio", "2500000 500000 2500000"),
        ("en", "half a million, two and a half million", "500000 2500000"),
        ("en", "5% or 5.5 percent or ten per cent, 3 percentage points", "5% 5.5% 10% 3%"),
        ("pt-PT", "5 % ou 5,5 por cento, três pontos percentuais", "5% 5.5% 3%"),
        ("zh-Hans", "百分之五点五、百分之12、三成、8个百分点", "5.5% 12% 30% 8%"),
        ("en", "$2bn, US$ 5 million, €3m, 40 dollars", "$ 2000000000 USD 5000000 EUR 3000000 $ 40"),
        ("pt-BR", "R$ 5,50, 3 mil milhões de euros, dez reais", "BRL 5.5 EUR 3000000000 BRL 10"),
        ("zh-Hant", "50億澳門元、100元、3萬美元", "MOP 5000000000 元 100 USD 30000"),
        (
            "en",
            "September 29, 2018; 29 Sept 2018; 29th of September; in May; it may",
            "2018-9-29 2018-9-29 ?-9-29 ?-5-?",
        ),
        ("pt-PT", "29 de setembro de 2018, 1.º de março, em maio de 2020", "2018-9-29 ?-3-1 2020-5-?"),
        ("zh-Hans", "2018年9月29日、9月29日、2018年9月、9月", "2018-9-29 ?-9-29 2018-9-? ?-9-?"),
        ("pt-PT", "2018-09-29 e 29/09/2018", "2018-9-29 2018-9-29"),
        ("en", "7 p.m., 7:30pm, 19:30, 12 am", "19:00 19:30 19:30 0:00"),
        ("pt-BR", "às 19h30 e às 7h", "19:30 7:00"),
        ("en", "the 1990s, 3rd, Louis XIV", "1990 3 14"),
        ("zh-Hans", "20世纪90年代和第三", "1990 3"),
        ("en", "version 1.2.3, a 2-1 win", "1 2 3 2 1"),
        ("en", "a .38 calibre. 5 more", "0.38 5"),
        ("en", "see https://example.org/2018/09 in 2019", "2019"),
        ("pt-PT", "", ""),
        ("en", "no numbers here", ""),
    ] {
        assert_eq!(shown(text, lang).join(" "), values, "{lang}: {text}");
    }
}

#[test]
fn what_is_open_keeps_its_other_readings() {
    let also = |text: &str, lang: &str| -> Vec<String> {
        find(text, &Lang::parse(lang).unwrap())[0].also.iter().map(ToString::to_string).collect()
    };
    assert_eq!(also("a 5m wall", "en"), ["5"]);
    assert_eq!(also("1990s", "en"), ["90"]);
    assert_eq!(also("anos 90", "pt-PT"), ["1990"]);
    assert_eq!(also("10 to 20 million", "en"), ["10000000"]);
    assert_eq!(also("7点", "zh-Hans"), ["19"]);
    let foreign = find("2.8 mil milhões", &Lang::parse("pt-PT").unwrap());
    assert!(foreign[0].foreign_mark);
    assert_eq!(foreign[0].kind, ValueKind::Number(Decimal::whole(2_800_000_000)));
}

#[test]
fn hostile_text_costs_linear_time_and_no_panic() {
    let en = Lang::parse("en").unwrap();
    let pt = Lang::parse("pt-PT").unwrap();
    let zh = Lang::parse("zh-Hans").unwrap();
    for unit in [
        "1",
        "1,",
        "1.",
        "1 ",
        "1,000",
        "万",
        "一万",
        "two ",
        "hundred ",
        "mil ",
        "e vinte ",
        "点",
        "一点",
        "12:",
        "%",
        "百分之",
        "I",
        "'",
        "$",
        "5m",
    ] {
        let text = unit.repeat(40_000);
        for lang in [&en, &pt, &zh] {
            let start = std::time::Instant::now();
            let _ = find(&text, lang);
            assert!(start.elapsed().as_secs() < 20, "{unit} {lang}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gives_spans_in_order(text in "[0-9０-９.,' %$万亿一二百点年月日a-zç:hМ\u{300}-]{0,60}") {
        for lang in ["en", "pt-BR", "zh-Hant", "fr"] {
            let mut last = 0;
            for value in find(&text, &Lang::parse(lang).unwrap()) {
                proptest::prop_assert!(value.span.start >= last && value.span.end <= text.len());
                proptest::prop_assert!(text.get(value.span.range()).is_some());
                last = value.span.end;
            }
        }
    }
}
