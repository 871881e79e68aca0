//! What may stand between a name and its title without saying anything of the two: brackets, ages, letters of orders.

/// "(a gloss)" right after a name, or the end of one.
pub(super) fn skip_gloss<'a, 'w>(gap: &'a [&'w str]) -> &'a [&'w str] {
    match gap {
        [")", rest @ ..] => rest,
        ["(", inner @ ..] => match inner.iter().position(|word| *word == ")") {
            Some(end) if end <= 12 => inner.get(end + 1..).unwrap_or(&[]),
            _ => gap,
        },
        _ => gap,
    }
}

/// "52," or "aged 52,".
pub(super) fn skip_age<'a, 'w>(rest: &'a [&'w str]) -> &'a [&'w str] {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match rest {
        [age, ",", more @ ..] if is_number(age) => more,
        ["aged", age, ",", more @ ..] if is_number(age) => more,
        _ => rest,
    }
}

/// "O.B.E.," or "MBE,": what may stand behind a name for an order or a degree.
pub(super) fn skip_letters<'a, 'w>(rest: &'a [&'w str]) -> &'a [&'w str] {
    let Some(comma) = rest.iter().position(|word| *word == ",") else { return rest };
    let letters = rest.get(..comma).unwrap_or(&[]);
    let pointed = letters.len() > 2 && letters.iter().all(|word| word.len() == 1);
    let known = matches!(
        letters,
        ["cbe" | "dphil" | "kc" | "mbe" | "md" | "obe" | "phd" | "qc" | "sc" | "san"]
    );
    if pointed || known { rest.get(comma + 1..).unwrap_or(&[]) } else { rest }
}

/// "company's", "Edmunds'".
pub(super) fn is_owner(word: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end))
}
