//! Words of titles: which are one office, which narrow it, which say nothing.

/// Offices that are one, whatever word names them; the first word stands for all.
pub(super) const SAME_HEAD: &[&[&str]] = &[
    &["spokesperson", "spokesman", "spokeswoman", "spokesmen", "spox"],
    &["chair", "chairman", "chairwoman", "chairperson"],
    &["general", "gen"],
    &["lieutenant", "lt"],
    &["colonel", "col"],
    &["captain", "capt"],
    &["major", "maj"],
    &["brigadier", "brig"],
    &["admiral", "adm"],
    &["sergeant", "sgt"],
    &["professor", "prof"],
    &["doctor", "dr"],
    &["reverend", "rev"],
    &["governor", "gov", "gobernador"],
    &["senator", "sen"],
    &["secretary", "sec", "secy"],
    &["minister", "min", "minster", "mininster"],
    &["president", "pres"],
    &["superintendent", "supt"],
    &["inspector", "insp"],
    &["commissioner", "comm"],
    &["representative", "rep"],
    &["councillor", "councilor", "councilman", "councilwoman", "cllr"],
    &["judge", "justice", "magistrate"],
    &["coach", "manager"],
    &["envoy", "ambassador"],
    &["sheikh", "shaikh", "shaykh", "sheik", "shaikha", "sheikha"],
    &["emir", "amir", "ameer"],
    &["headteacher", "headmaster", "headmistress"],
];

/// Members of a parliament: each is one, by many words.
pub(super) const MEMBERS: [&str; 22] = [
    "mp",
    "mps",
    "mla",
    "mlc",
    "mna",
    "mpa",
    "mep",
    "lawmaker",
    "legislator",
    "parliamentarian",
    "congressman",
    "congresswoman",
    "assemblyman",
    "assemblywoman",
    "assemblymember",
    "senator",
    "representative",
    "deputy",
    "delegate",
    "backbencher",
    "msp",
    "congressperson",
];

/// Those who lead something: one word for another.
pub(super) const LEADERS: [&str; 16] = [
    "head",
    "chief",
    "director",
    "chair",
    "leader",
    "president",
    "ceo",
    "boss",
    "commander",
    "director-general",
    "superintendent",
    "principal",
    "commissioner",
    "premier",
    "manager",
    "founder",
];

/// What anybody may be called who leads something that is named beside it.
pub(super) const HEADS: [&str; 4] = ["head", "chief", "boss", "supremo"];

/// Those who command, by any rank.
pub(super) const COMMANDERS: [&str; 12] = [
    "general",
    "colonel",
    "admiral",
    "brigadier",
    "major",
    "captain",
    "lieutenant",
    "commodore",
    "marshal",
    "chief",
    "commander",
    "head",
];

/// What one of them may be called where he stands alone.
pub(super) const OFFICERS: [&str; 3] = ["commander", "general", "officer"];

/// Abbreviated offices that are written out otherwise than in the lexicon.
pub(super) const WRITTEN_OUT: &[(&str, &[&str])] = &[
    ("coas", &["army", "chief"]),
    ("cm", &["chief", "minister"]),
    ("cms", &["chief", "minister"]),
    ("dg", &["director", "general"]),
    ("dsp", &["deputy", "superintendent"]),
    ("pm", &["prime", "minister"]),
    ("premier", &["prime", "minister"]),
    ("sp", &["superintendent"]),
    ("ssp", &["senior", "superintendent"]),
    ("eam", &["external", "affairs", "minister"]),
    ("vc", &["vice", "chancellor"]),
];

/// Words that say no office.
pub(super) const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "for",
    "in",
    "at",
    "to",
    "and",
    "&",
    "'s",
    "’s",
    ",",
    ".",
    "-",
    "’",
    "'",
    "on",
    "(",
    ")",
    "by",
    "with",
    "s",
    "republic",
    "nation",
    "new",
    "current",
    "incumbent",
    "present",
    "country",
];

/// Words that put an office into the past.
pub(super) const PAST: [&str; 10] = [
    "former",
    "ex",
    "then",
    "late",
    "past",
    "previous",
    "erstwhile",
    "onetime",
    "outgoing",
    "ousted",
];

/// Words that make another, lower office of one.
pub(super) const LOWER: [&str; 12] = [
    "deputy",
    "vice",
    "assistant",
    "associate",
    "under",
    "sub",
    "joint",
    "junior",
    "additional",
    "undersecretary",
    "shadow",
    "lieutenant",
];
