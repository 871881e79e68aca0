//! The commands for scripts over many articles: `entities`, `clean` and `who`.

use std::io::Write;
use std::path::PathBuf;

use crate::clean;
use crate::cli::about;
use crate::cli::args::{Clean, CleanFormat, Entities, EntitiesFormat, Who, WhoFormat};
use crate::cli::output::{Failure, Status, complain, stdout};
use crate::cli::read::{hands_over, inputs};
use crate::document::RawArticle;
use crate::export;

/// Columns of the table for people.
pub(super) const COLUMNS: usize = 100;

/// `dateline entities PATH...`
pub(super) fn entities(args: &Entities) -> Result<Status, Failure> {
    let engine = about::engine()?;
    let watched = if args.watch { Some(about::load_watched()?) } else { None };
    let mut out = stdout();
    match args.format {
        EntitiesFormat::Csv => out.write_all(export::csv_header().as_bytes())?,
        EntitiesFormat::Html => out.write_all(export::html_head("dateline").as_bytes())?,
        _ => {}
    }
    let mut first = true;
    let mut status = each_article(&args.paths, |raw| {
        let article = if args.as_is { clean::as_is(raw) } else { clean::clean(raw) };
        let mut analysis = export::visible(engine.analyze(&article.document));
        if let Some(watched) = &watched {
            match export::only(&analysis, |person| watched.has(person)) {
                Some(theirs) => analysis = theirs,
                None => return Ok(()),
            }
        }
        let text = match args.format {
            EntitiesFormat::Jsonl => {
                export::entities_json(&article, &analysis, !args.as_is)? + "\n"
            }
            EntitiesFormat::Csv => export::csv(&article, &analysis),
            EntitiesFormat::Html => export::html_section(&article, &analysis),
            EntitiesFormat::Annotations => export::annotations(&article, &analysis)?,
            EntitiesFormat::Brief => {
                let between = if first { "" } else { "\n" };
                format!("{between}{}", export::brief(&article, &analysis))
            }
            EntitiesFormat::Table => {
                let between = if first { "" } else { "\n" };
                format!("{between}{}", export::table(&article, &analysis, COLUMNS))
            }
        };
        first = false;
        Ok(out.write_all(text.as_bytes())?)
    })?;
    if args.format == EntitiesFormat::Html {
        out.write_all(export::html_foot().as_bytes())?;
    }
    out.flush()?;
    if first && watched.is_some() {
        complain("nobody whom you watch is named in these articles");
        status = Status::Partly;
    }
    Ok(status)
}

/// `dateline clean PATH...`
pub(super) fn clean(args: &Clean) -> Result<Status, Failure> {
    let mut out = stdout();
    let mut first = true;
    let status = each_article(&args.paths, |raw| {
        let article = clean::clean(raw);
        let text = match args.format {
            CleanFormat::Json => export::clean_json(&article)? + "\n",
            CleanFormat::Text | CleanFormat::Markdown => {
                let text = if args.format == CleanFormat::Text {
                    export::clean_text(&article)
                } else {
                    export::clean_markdown(&article)
                };
                if first { text } else { format!("\n* * *\n\n{text}") }
            }
        };
        first = false;
        Ok(out.write_all(text.as_bytes())?)
    })?;
    out.flush()?;
    Ok(status)
}

/// `dateline who NAME PATH...`
pub(super) fn who(args: &Who) -> Result<Status, Failure> {
    let engine = about::engine()?;
    let mut dossiers = export::Dossiers::new(&args.name);
    let status = each_article(&args.paths, |raw| {
        let article = clean::clean(raw);
        dossiers.add(&article, &export::visible(engine.analyze(&article.document)));
        Ok(())
    })?;
    if dossiers.is_empty() {
        complain(format_args!("nobody is called “{}” in these articles", args.name));
        return Ok(Status::Partly);
    }
    let text = match args.format {
        WhoFormat::Text => dossiers.text(),
        WhoFormat::Json => dossiers.json()?,
    };
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(status)
}

/// Does `each` for every article that `paths` name; what cannot be read is complained of and passed over.
fn each_article(
    paths: &[PathBuf],
    mut each: impl FnMut(&RawArticle) -> Result<(), Failure>,
) -> Result<Status, Failure> {
    let fields = about::fields(&about::load_config()?);
    let pipe = [PathBuf::from("-")];
    // As for the reader, what comes by a pipe need not be named.
    let piped = paths.is_empty() && hands_over();
    if paths.is_empty() && !piped {
        let what = "which articles? Name files or folders, or hand one over by a pipe";
        return Err(Failure::Usage(what.into()));
    }
    let (inputs, mut status) = inputs(if piped { &pipe } else { paths });
    for input in inputs {
        input.articles(&fields, &mut status).iter().try_for_each(&mut each)?;
    }
    Ok(status)
}
