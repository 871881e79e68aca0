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

/// Written-out forms of abbreviated offices.
pub(super) const WRITTEN_OUT: &[(&str, &[&str])] = &[
    ("cfo", &["chief", "financial", "officer"]),
    ("ceo", &["chief", "executive"]),
    ("cji", &["chief", "justice"]),
    ("cjp", &["chief", "justice"]),
    ("cm", &["chief", "minister"]),
    ("cms", &["chief", "minister"]),
    ("coas", &["army", "chief"]),
    ("coo", &["chief", "operating", "officer"]),
    ("cto", &["chief", "technology", "officer"]),
    ("dc", &["deputy", "commissioner"]),
    ("dcm", &["deputy", "chief", "minister"]),
    ("dg", &["director", "general"]),
    ("dgp", &["director", "general"]),
    ("dig", &["deputy", "inspector", "general"]),
    ("dpm", &["deputy", "prime", "minister"]),
    ("dsp", &["deputy", "superintendent"]),
    ("eam", &["external", "affairs", "minister"]),
    ("fm", &["foreign", "minister"]),
    ("ig", &["inspector", "general"]),
    ("igp", &["inspector", "general"]),
    ("md", &["managing", "director"]),
    ("pm", &["prime", "minister"]),
    ("premier", &["prime", "minister"]),
    ("md", &["managing", "director"]),
    ("sp", &["superintendent"]),
    ("ssp", &["senior", "superintendent"]),
    ("uno", &["upazila", "nirbahi", "officer"]),
    ("vc", &["vice", "chancellor"]),
    ("vp", &["vice", "president"]),
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
