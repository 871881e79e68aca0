//! Makes the table of offices from the plain list in `assets/lexicon/titles.txt`.

use std::collections::BTreeMap;

use crate::lexicon::phrases::build::{Groups, cut, lines, table};
use crate::lexicon::titles::{BEFORE, CAPITAL, CAPITALS, Class, HEAD, flag_bit, role_bit};

/// The bytes of `assets/lexicon/titles.bin`.
///
/// # Errors
///
/// A line that does not have the form which the list's head describes.
pub fn build(plain: &str) -> Result<Vec<u8>, String> {
    table(&groups(plain)?)
}

fn groups(plain: &str) -> Result<Groups, String> {
    /// What the lines say of one form.
    struct Form {
        roles: u8,
        class: u8,
        flags: u8,
        key: String,
    }
    let mut forms: BTreeMap<(Vec<u8>, Vec<u8>), Form> = BTreeMap::new();
    for line in lines(plain) {
        let (head, body) = line.split_once(':').ok_or_else(|| format!("no colon in {line:?}"))?;
        let cells: Vec<&str> = head.split_whitespace().collect();
        let [role, class, marks] = cells[..] else {
            return Err(format!("three words before the colon: {head:?}"));
        };
        let role = role_bit(role).ok_or_else(|| format!("role {role:?}"))?;
        let class = Class::named(class).map_or(0, |class| class as u8);
        let flags = marks.chars().filter_map(flag_bit).fold(0, |sum, bit| sum | bit);
        for form in body.split(';').map(str::trim).filter(|f| !f.is_empty()) {
            let (form, key) = form.split_once('=').unwrap_or((form, form));
            let is_head = role == HEAD;
            let entry = forms.entry(cut(form)?).or_insert_with(|| Form {
                roles: 0,
                class: 0,
                flags: 0,
                key: key.to_lowercase(),
            });
            if is_head && entry.roles & HEAD != 0 {
                // A word that one line takes only with a capital, and another also without, may come without.
                entry.flags &= !(CAPITAL | CAPITALS | BEFORE) | flags;
            } else if is_head {
                (entry.class, entry.flags) = (class, flags);
                entry.key = key.to_lowercase();
            }
            entry.roles |= role;
        }
    }
    let mut groups = Groups::new();
    for ((key, rest), form) in forms {
        let mut payload = vec![form.roles, form.class, form.flags];
        payload.extend(form.key.as_bytes());
        groups.entry(key).or_default().insert(rest, payload);
    }
    Ok(groups)
}
