//! Makes the compact tables of countries and titles from their plain lists.
//!
//! ```text
//! cargo run --example make_phrases -- assets/lexicon
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use dateline::lexicon::phrases::{fold, hash};
use dateline::lexicon::{countries, titles};

/// Phrases by the first run of letters in them: what follows it, and what the phrase means.
type Groups = BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, Vec<u8>>>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "assets/lexicon".into());
    let folder = Path::new(&folder);
    let plain = std::fs::read_to_string(folder.join("countries.tsv"))?;
    std::fs::write(folder.join("countries.bin"), table(&country_groups(&plain)?))?;
    std::fs::write(folder.join("countries.names"), country_names(&plain))?;
    let plain = std::fs::read_to_string(folder.join("titles.txt"))?;
    std::fs::write(folder.join("titles.bin"), table(&title_groups(&plain)?))?;
    Ok(())
}

/// The bytes of a table, as `lexicon::phrases` describes them.
fn table(groups: &Groups) -> Vec<u8> {
    let slots = (groups.len() * 2).next_power_of_two();
    let mut starts = vec![0_u32; slots];
    let mut blob = Vec::new();
    let base = 4 + 4 * slots;
    for (key, records) in groups {
        let mut slot = hash(key) as usize & (slots - 1);
        while starts[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        starts[slot] = (base + blob.len()) as u32;
        piece(&mut blob, key);
        blob.push(u8::try_from(records.len()).expect("no word begins more than 255 phrases"));
        let mut sorted: Vec<_> = records.iter().collect();
        sorted.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        for (rest, payload) in sorted {
            piece(&mut blob, rest);
            piece(&mut blob, payload);
        }
    }
    let mut bytes = (slots as u32).to_le_bytes().to_vec();
    bytes.extend(starts.iter().flat_map(|start| start.to_le_bytes()));
    bytes.extend(blob);
    bytes
}

fn piece(blob: &mut Vec<u8>, bytes: &[u8]) {
    blob.push(u8::try_from(bytes.len()).expect("phrases are short"));
    blob.extend(bytes);
}

/// A phrase folded, cut after its first run of letters and digits.
fn cut(form: &str) -> Result<(Vec<u8>, Vec<u8>), String> {
    let folded: Option<Vec<u8>> = form.chars().map(fold).collect();
    let folded = folded.ok_or_else(|| format!("{form:?} has a letter that folds to none"))?;
    let run = folded.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(folded.len());
    if run == 0 {
        return Err(format!("{form:?} does not begin with a letter"));
    }
    Ok((folded[..run].to_vec(), folded[run..].to_vec()))
}

fn lines(plain: &str) -> impl Iterator<Item = &str> {
    plain.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The short names, by code: "AD\tAndorra" and so on, sorted.
fn country_names(plain: &str) -> String {
    let names: BTreeMap<&str, &str> = lines(plain)
        .filter_map(|line| line.split_once('\t'))
        .map(|(code, rest)| (code, rest.split('\t').next().unwrap_or(rest)))
        .filter(|(code, _)| *code != "--")
        .collect();
    names.iter().fold(String::new(), |mut out, (code, name)| {
        let _ = writeln!(out, "{code}\t{name}");
        out
    })
}

fn country_groups(plain: &str) -> Result<Groups, String> {
    let mut groups = Groups::new();
    for line in lines(plain) {
        let mut cells = line.split('\t');
        let (code, name) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let mut forms: Vec<String> =
            cells.next().unwrap_or("").split(';').map(|f| f.trim().to_owned()).collect();
        forms.insert(0, name.to_owned());
        for form in forms.iter().filter(|f| !f.is_empty() && *f != "-") {
            let mut bare = form.as_str();
            let mut flags = 0;
            let mut plural = false;
            while let Some(mark) = bare.chars().last().filter(|c| matches!(c, '!' | '?' | '+')) {
                match mark {
                    '!' => flags |= countries::EXACT,
                    '?' => flags |= countries::DOUBTFUL,
                    _ => plural = true,
                }
                bare = &bare[..bare.len() - 1];
            }
            if code == "--" {
                flags |= countries::BLOCK;
            }
            let bare = bare.strip_prefix("the ").or(bare.strip_prefix("The ")).unwrap_or(bare);
            if let Some(prefix) = bare.strip_suffix('-') {
                add_country(&mut groups, prefix, code, flags | countries::PREFIX)?;
                continue;
            }
            add_country(&mut groups, bare, code, flags)?;
            if plural
                || (flags & countries::EXACT == 0 && (bare.ends_with("an") || bare.ends_with('i')))
            {
                add_country(&mut groups, &format!("{bare}s"), code, flags)?;
            }
        }
    }
    Ok(groups)
}

fn add_country(groups: &mut Groups, form: &str, code: &str, flags: u8) -> Result<(), String> {
    let (key, rest) = cut(form)?;
    let styled = ["State of ", "Kingdom of ", "Republic of ", "Sultanate of ", "Principality of "];
    let may_be_small =
        form.starts_with(char::is_lowercase) || styled.iter().any(|style| form.starts_with(style));
    let lower = if may_be_small { countries::LOWER } else { 0 };
    let mut payload = code.as_bytes().to_vec();
    payload.push(flags | lower);
    groups.entry(key).or_default().entry(rest).or_insert(payload);
    Ok(())
}

fn title_groups(plain: &str) -> Result<Groups, String> {
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
        let role = titles::role_bit(role).ok_or_else(|| format!("role {role:?}"))?;
        let class = titles::Class::named(class).map_or(0, |class| class as u8);
        let flags = marks.chars().filter_map(titles::flag_bit).fold(0, |sum, bit| sum | bit);
        for form in body.split(';').map(str::trim).filter(|f| !f.is_empty()) {
            let (form, key) = form.split_once('=').unwrap_or((form, form));
            let is_head = role == titles::HEAD;
            let entry = forms.entry(cut(form)?).or_insert_with(|| Form {
                roles: 0,
                class: 0,
                flags: 0,
                key: key.to_lowercase(),
            });
            if is_head && entry.roles & titles::HEAD != 0 {
                // A word that one line takes only with a capital, and another also without, may come without.
                entry.flags &= !(titles::CAPITAL | titles::CAPITALS | titles::BEFORE) | flags;
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
