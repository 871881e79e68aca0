//! The program as scripts use it: streams, exit status, broken pipes.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const STORY: &str = "Tue, 4-Mar-2025\n\nAds | Ads | Ads\n\nEnvoy speaks in Geneva\n\nGENEVA: US envoy Tomas Reyes said on Monday that talks had ended without a date.\n\nReyes met Hungarian Foreign Minister Ilse Varga for an hour in the old customs house.\n";

fn dateline(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .env("XDG_CONFIG_HOME", std::env::temp_dir().join("dateline-no-config"))
        .env("XDG_DATA_HOME", std::env::temp_dir().join("dateline-no-config"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    child.wait_with_output().expect("its output")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-cli-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, content).expect("a file");
    path
}

#[test]
fn without_a_terminal_the_cleaned_text_is_printed() {
    let output = dateline(&[], STORY);
    let text = text(&output.stdout);
    assert!(output.status.success());
    assert!(
        text.starts_with("Envoy speaks in Geneva\nTue 4 Mar 2025\n\nGENEVA: US envoy"),
        "{text}"
    );
    assert!(!text.contains("Ads"));
}

#[test]
fn entities_are_one_object_a_line() {
    let output = dateline(&["entities", "--format", "jsonl", "--as-is", "-"], STORY);
    let line = text(&output.stdout);
    let object: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(object["id"], "-");
    assert_eq!(object["chars"], STORY.chars().count());
    let characters: Vec<char> = STORY.chars().collect();
    let mentions = object["mentions"].as_array().expect("mentions");
    assert!(!mentions.is_empty());
    for mention in mentions {
        let at = |key: &str| usize::try_from(mention[key].as_u64().expect("a number")).unwrap();
        let words: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(mention["text"], words, "offsets count the file's characters");
    }
    assert!(object.get("text").is_none());
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_done() {
    let good = file("good.txt", STORY.as_bytes());
    let good = good.to_string_lossy();
    let output = dateline(&["clean", "--format", "json", "/no/such/file.txt", &good], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("/no/such/file.txt"));
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(object["id"], "good");
    assert_eq!(object["date"], "2025-03-04");
    assert!(object["dropped"].as_array().is_some_and(|it| !it.is_empty()));
}

#[test]
fn wrong_arguments_end_with_two() {
    assert_eq!(dateline(&["--no-such-option"], "").status.code(), Some(2));
    assert_eq!(dateline(&["compare", "one"], "").status.code(), Some(2));
}

#[test]
fn a_command_that_is_misspelt_is_named() {
    let (out, status) = run(&["entitties", "src"]);
    assert!(out.is_empty() && status == 2, "{status} {out}");
    let output = dateline(&["entitties", "src"], "");
    assert!(text(&output.stderr).contains("dateline entities"), "{}", text(&output.stderr));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let path = file("long.txt", STORY.repeat(4000).as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["clean", &path.to_string_lossy()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("its end");
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_mistake_in_the_configuration_is_named() {
    let folder = std::env::temp_dir().join(format!("dateline-conf-{}", std::process::id()));
    fs::create_dir_all(folder.join("dateline")).expect("a folder");
    fs::write(folder.join("dateline/config.toml"), "measur = 70\n").expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("config")
        .env("XDG_CONFIG_HOME", &folder)
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(2));
    let complaint = text(&output.stderr);
    assert!(
        complaint.contains("config.toml, line 1") && complaint.contains("`measure`"),
        "{complaint}"
    );
}

#[test]
fn the_users_lists_come_before_everything_else() {
    let folder = std::env::temp_dir().join(format!("dateline-lists-{}", std::process::id()));
    fs::create_dir_all(folder.join("dateline/lists")).expect("a folder");
    fs::write(folder.join("dateline/lists/never.txt"), "# a ship\nTomas Reyes\n").expect("a file");
    fs::write(folder.join("dateline/lists/names.txt"), "the Grey Heron\n").expect("a file");
    let story = file(
        "listed.txt",
        b"Tomas Reyes left the harbour on Monday. The crew saw the Grey Heron twice.\n",
    );
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["entities", "--as-is", "--format", "csv"])
        .arg(story)
        .env("XDG_DATA_HOME", &folder)
        .output()
        .expect("the program");
    let lines = text(&output.stdout);
    assert!(lines.contains(",person,") && lines.contains("the Grey Heron"), "{lines}");
    assert!(!lines.contains("Reyes"), "{lines}");
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    let folder = std::env::temp_dir().join(format!("dateline-theme-{}", std::process::id()));
    fs::create_dir_all(folder.join("dateline")).expect("a folder");
    fs::write(folder.join("dateline/config.toml"), "theme = \"drak\"\n").expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("config")
        .env("XDG_CONFIG_HOME", &folder)
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("there is no `drak`"), "{}", text(&output.stderr));
}

#[test]
fn it_tells_about_itself() {
    for (args, part) in [
        (&["keys"][..], "target-next"),
        (&["config"], "measure = 66"),
        (&["man"], ".TH dateline"),
        (&["completions", "bash"], "complete"),
        (&["--help"], "Usage: dateline"),
        (&["--version"], "dateline 0"),
    ] {
        let output = dateline(args, "");
        assert!(output.status.success(), "{args:?}");
        assert!(text(&output.stdout).contains(part), "{args:?}");
    }
}

fn run(args: &[&str]) -> (String, i32) {
    let output = dateline(args, "");
    (text(&output.stdout), output.status.code().unwrap_or(-1))
}

/// Three invented stories of two people with one surname, out of order.
fn dossier_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let stories = [
        (
            "b.txt",
            "The new lock is open\n\nTue, 4 Mar 2025\n\nNorland’s Transport Minister Ilse Varga opened the lock on Tuesday. “It took nine years,” Varga said.\n",
        ),
        (
            "a.txt",
            "Harbour Master Leaves\n\nMon, 3 Feb 2025\n\nThe harbour master, Ilse Varga, left her post on Monday.\n",
        ),
        (
            "c.txt",
            "A Painter Returns\n\nWed, 5 Mar 2025\n\nThe painter Anna Varga showed twelve pictures of barges, and President Tomas Reyes bought one.\n",
        ),
    ];
    for (file, story) in stories {
        fs::write(folder.join(file), story).expect("a story");
    }
    folder
}

#[test]
fn who_gathers_one_person_by_date() {
    let folder = dossier_folder("who");
    let folder = folder.to_string_lossy();
    let (out, status) = run(&["who", "ilse varga", &folder]);
    assert_eq!(status, 0);
    assert!(out.starts_with("Ilse Varga\n2 articles, "), "{out}");
    let [first, second] =
        ["Harbour Master Leaves", "The new lock is open"].map(|it| out.find(it).expect(it));
    assert!(first < second, "by date:\n{out}");
    assert!(out.contains("2025-03-04") && out.contains("Transport Minister"), "{out}");
    assert!(out.contains("says: “It took nine years,”"), "{out}");
    assert!(!out.contains("Anna"), "{out}");
    let (out, status) = run(&["who", "--format", "json", "Várga", &folder]);
    assert_eq!((out.lines().count(), status), (2, 0), "two people of that name:\n{out}");
    let (out, status) = run(&["who", "Zoltan", &folder]);
    assert_eq!((out.as_str(), status), ("", 1));
}

#[test]
fn two_articles_are_compared() {
    let folder = dossier_folder("compare");
    let [a, b, c, both] = ["a.txt", "b.txt", "c.txt", "both.jsonl"].map(|it| folder.join(it));
    let stories = "{\"title\": \"One\", \"text\": \"The painter Anna Varga came home on Monday.\"}\n{\"title\": \"Two\", \"text\": \"Transport Minister Ilse Varga left for Hungary on Monday.\"}\n";
    fs::write(&both, stories).expect("two stories");
    let [a, b, c, both] = [a, b, c, both].map(|it| it.to_string_lossy().into_owned());
    let (out, status) = run(&["compare", &a, &b]);
    assert_eq!(status, 0);
    assert!(out.starts_with("A  Harbour Master Leaves\n"), "{out}");
    let titles =
        ["In both", "  Ilse Varga ", "    A: Harbour Master", "    B: Norland’s Transport"];
    in_order(&out, &titles);
    in_order(&out, &["Only in A\n  nobody", "Only in B\n  nobody"]);
    let (out, status) = run(&["compare", "--format", "json", &format!("{both}#2"), &c]);
    let object: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&object["a"]["title"], status), (&"Two".into(), 0));
    assert_eq!(object["both"], serde_json::json!([]), "one surname, two people");
    assert_eq!(object["only_a"][0]["name"], "Ilse Varga");
    assert_eq!(object["countries_only_a"][0]["iso"], "HU");
    let output = dateline(&["compare", &both, "-", "--as-is"], STORY);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("of its 2 articles the first is compared"));
    for (a, b, status, why) in [
        (&*a, "/no/such/file.txt", 1, "/no/such/file.txt"),
        (&*format!("{both}#3"), &*b, 1, "there is no article 3 in it; the last is"),
        (&*a, "-", 1, "standard input: is empty"),
        ("-", "-", 2, "not both"),
    ] {
        let output = dateline(&["compare", a, b], "");
        assert_eq!(
            (text(&output.stdout).as_str(), output.status.code()),
            ("", Some(status)),
            "{a} {b}"
        );
        assert!(text(&output.stderr).contains(why), "{}", text(&output.stderr));
    }
}

#[test]
fn watch_gives_only_those_whom_the_user_watches() {
    let folder = dossier_folder("watch");
    let data = folder.join("of-the-user");
    fs::create_dir_all(data.join("dateline")).expect("a folder");
    let watch = |names: &str, format: &str| {
        fs::write(data.join("dateline/watch.txt"), names).expect("a file");
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["entities", "--watch", "--format", format])
            .args(["a.txt", "b.txt", "c.txt"].map(|story| folder.join(story)))
            .env("XDG_CONFIG_HOME", &folder)
            .env("XDG_DATA_HOME", &data)
            .output()
            .expect("the program")
    };
    let output = watch("# whom I watch\nTomas Reyes\n", "jsonl");
    assert!(output.status.success());
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one article");
    assert_eq!(object["id"], "c");
    assert_eq!(object["people"].as_array().map(Vec::len), Some(1));
    let mentions = object["mentions"].as_array().expect("mentions").iter();
    let words: Vec<&str> = mentions.filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(words, ["President", "Tomas Reyes"]);
    for format in ["table", "csv", "html", "brief", "annotations"] {
        let output = watch("Ilse Varga\n", format);
        let text = text(&output.stdout);
        assert!(output.status.success() && text.contains("Ilse Varga"), "{text}");
        assert!(!text.contains("Anna") && !text.contains("Reyes"), "{text}");
    }
    let output = watch("Zoltan Berg\n", "table");
    assert_eq!((text(&output.stdout).as_str(), output.status.code()), ("", Some(1)));
    assert!(text(&output.stderr).contains("nobody whom you watch"));
    let output = watch("# nobody yet\n", "csv");
    assert_eq!((text(&output.stdout).as_str(), output.status.code()), ("", Some(2)));
    assert!(text(&output.stderr).contains("press w") && text(&output.stderr).contains("watch.txt"));
}

#[test]
fn a_brief_says_who_is_who_and_what_they_say() {
    let folder = dossier_folder("brief");
    let file = folder.join("b.txt");
    let (out, status) = run(&["entities", "--format", "brief", &file.to_string_lossy()]);
    assert_eq!(status, 0);
    assert!(out.starts_with("# The new lock is open\n\nTue 4 Mar 2025 · "), "{out}");
    assert!(out.contains("- **Ilse Varga** — Norland’s Transport Minister · "), "{out}");
    assert!(out.contains("  > “It took nine years,”"), "{out}");
}

#[test]
fn annotations_find_their_words_again() {
    let folder = dossier_folder("annotations");
    let file = folder.join("c.txt");
    let (out, _) = run(&["entities", "--format", "annotations", &file.to_string_lossy()]);
    let (text, _) = run(&["entities", "--format", "jsonl", &file.to_string_lossy()]);
    let text: serde_json::Value = serde_json::from_str(&text).expect("an object");
    let text: Vec<char> = text["text"].as_str().expect("the text").chars().collect();
    assert!(out.lines().count() >= 3, "{out}");
    for line in out.lines() {
        let annotation: serde_json::Value = serde_json::from_str(line).expect("an object");
        let [position, quotation] = [0, 1].map(|at| &annotation["target"]["selector"][at]);
        let place = |key: &str| position[key].as_u64().expect("a number") as usize;
        let words: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(quotation["exact"], words, "{line}");
    }
}

#[test]
fn without_a_screen_the_same_keys_are_answered_in_lines() {
    let folder = dossier_folder("linear");
    let file = folder.join("b.txt").to_string_lossy().into_owned();
    let output = dateline(&["--linear", &file], "1\nn\n/lock\nquotes\n]t\nTab\n\nfoo\nQ\nn\n");
    let told = text(&output.stdout);
    assert!(output.status.success(), "{told}");
    let expected = [
        "Tue 4 Mar 2025",
        "People 1, titles 1, countries 0.",
        "The new lock is open",
        "> Ilse Varga 1 of 2: Norland’s Transport Minister Ilse Varga opened the lock on Tuesday.",
        "> Ilse Varga 2 of 2, as “Varga”: “It took nine years,” Varga said.",
        "> /lock 1 of ",
        "> Ilse Varga says: “It took nine years,”",
        "> 1. Ilse Varga, Norland’s Transport Minister: 2 mentions",
        "> the end",
    ];
    in_order(&told, &expected);
    assert!(!told.contains('\u{1b}'), "nothing drives a terminal");
}

#[test]
fn what_only_a_screen_shows_is_not_done_to_a_listener() {
    let folder = dossier_folder("heard");
    let file = folder.join("b.txt").to_string_lossy().into_owned();
    let output = dateline(&["--linear", &file], "+\nH\nJ\nz\n>\nt\nb\ng\n1\nU\nEsc\nEsc\n");
    let told = text(&output.stdout);
    assert_eq!(told.matches("something for a screen").count(), 6, "{told}");
    assert!(told.contains("opened the lock on Tuesday."), "no line is broken: {told}");
    assert!(told.contains("q quits"), "{told}");
}

#[test]
fn what_comes_by_a_pipe_need_not_be_named() {
    for (args, expected) in [
        (&["entities"][..], "Tomas Reyes"),
        (&["clean"], "Envoy speaks in Geneva"),
        (&["who", "Varga"], "Ilse Varga"),
    ] {
        let output = dateline(args, STORY);
        let told = text(&output.stdout);
        assert!(output.status.success() && told.contains(expected), "{args:?}: {told}");
    }
}

#[test]
fn what_opens_a_box_on_the_screen_is_told_without_one() {
    let folder = dossier_folder("told");
    let folder = folder.to_string_lossy().into_owned();
    let keys = "2\n1\nwhy\nf\nj\n]q\ny\nexit\nquots\nl\na\n99\n";
    let output = dateline(&["--linear", &folder], keys);
    let told = text(&output.stdout);
    let expected = [
        "A number opens an article",
        "People 1, titles 1, countries 0.",
        "> Ilse Varga 1 of 2: ",
        "is a person",
        "f. Norland’s Transport Minister\nj. Ilse Varga\n",
        "says 1/1: “It took nine years,”",
        "copied",
        "there is no command “exit”",
        "there is no command “quots”: did you mean quotes?",
        "l is no key here",
        "there are 3 articles",
    ];
    in_order(&told, &expected);
    assert!(!told.contains('\u{1b}'), "what is copied is sent to terminals alone");
}

/// Each of `lines` is in `told`, one after the other.
#[track_caller]
fn in_order(told: &str, lines: &[&str]) {
    let mut rest = told;
    for line in lines {
        let at =
            rest.find(line).unwrap_or_else(|| panic!("{line:?} is not (or not there) in\n{told}"));
        rest = &rest[at + line.len()..];
    }
}

#[test]
fn what_breaks_off_is_printed_to_the_break_and_said() {
    let fixture =
        |name: &str| format!("{}/tests/fixtures/formats/{name}", env!("CARGO_MANIFEST_DIR"));
    for command in [&["clean"][..], &["entities", "--format", "jsonl"], &[]] {
        let cut = fixture("mail/cut.eml");
        let args: Vec<&str> = command.iter().copied().chain([&*cut]).collect();
        let output = dateline(&args, "");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(text(&output.stdout).contains("Piet Oosterveld"), "{args:?}");
        assert!(text(&output.stderr).contains("cut.eml: breaks off"), "{args:?}");
    }
    let output = dateline(&["clean", "--format", "json", &fixture("mbox/letters.mbox")], "");
    let ids: Vec<String> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|it| {
            format!(
                "{} {}",
                it["id"].as_str().unwrap(),
                it["path"].as_str().unwrap().contains(".mbox#")
            )
        })
        .collect();
    assert_eq!(ids, ["letters#1 true", "letters#2 true"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn json_with_keys_of_its_own_is_read_by_the_configuration() {
    let folder = std::env::temp_dir().join(format!("dateline-json-{}", std::process::id()));
    fs::create_dir_all(folder.join("dateline")).expect("a folder");
    let own = "[json]\ntitle = \"kop\"\ntext = [\"tekst\"]\n";
    fs::write(folder.join("dateline/config.toml"), own).expect("a file");
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats/json/own-keys.json");
    let with = |folder: &std::path::Path, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(args).env("XDG_CONFIG_HOME", folder).output().expect("the program")
    };
    let output = with(&folder, &["clean", story]);
    assert!(text(&output.stdout).starts_with("Veer gevonden\n"), "{}", text(&output.stdout));
    assert!(text(&with(&folder, &["config"]).stdout).contains("text = [\"tekst\"]"));
    let output = with(&folder.join("none"), &["clean", story]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("[json]"), "{}", text(&output.stderr));
}
