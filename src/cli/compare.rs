//! The command that puts two articles beside each other.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::clean;
use crate::cli::about;
use crate::cli::args::{Compare, CompareFormat};
use crate::cli::output::{Failure, Status, complain, stdout};
use crate::cli::read::Input;
use crate::cli::scripts::COLUMNS;
use crate::document::RawArticle;
use crate::export::{self, Comparison};
use crate::source::Fields;

/// `dateline compare A B`
pub(super) fn compare(args: &Compare) -> Result<Status, Failure> {
    let [a, b] = [&args.a, &args.b].map(|path| Place::of(path));
    if a.is_pipe() && b.is_pipe() {
        let what = "standard input can be one of the two articles, not both: name a file";
        return Err(Failure::Usage(what.into()));
    }
    let engine = about::engine()?;
    let fields = about::fields(&about::load_config()?);
    let mut status = Status::Done;
    // Both are read before one is missed, so that every reason is given at once.
    let (a, b) = (a.article(&fields, &mut status), b.article(&fields, &mut status));
    let (Some(a), Some(b)) = (a, b) else { return Ok(Status::Partly) };
    let [a, b] = [a, b].map(|raw| if args.as_is { clean::as_is(&raw) } else { clean::clean(&raw) });
    let [of_a, of_b] = [&a, &b].map(|article| export::visible(engine.analyze(&article.document)));
    let comparison = Comparison::new((&a, &of_a), (&b, &of_b));
    let text = match args.format {
        CompareFormat::Text => comparison.text(COLUMNS),
        CompareFormat::Json => comparison.json()?,
    };
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(status)
}

/// Where an article is: `FILE`, or `FILE#3` for the third in it.
struct Place {
    file: PathBuf,
    number: Option<usize>,
}

impl Place {
    /// A file that is really called `FILE#3` is that file.
    fn of(path: &Path) -> Self {
        let numbered = || {
            let (file, number) = path.to_str()?.rsplit_once('#')?;
            Some(Self { file: file.into(), number: Some(number.parse().ok()?) })
        };
        let whole = || Self { file: path.to_owned(), number: None };
        if path.exists() { whole() } else { numbered().unwrap_or_else(whole) }
    }

    fn is_pipe(&self) -> bool {
        self.file == Path::new("-")
    }

    /// Its article; where there is none it is complained of.
    fn article(self, fields: &Fields, status: &mut Status) -> Option<RawArticle> {
        let name = self.file.display().to_string();
        let input = if self.is_pipe() { Input::Pipe } else { Input::File(self.file) };
        let articles = input.articles(fields, status);
        let count = articles.len();
        if self.number.is_none() && count > 1 {
            let others = "FILE#2 would be the second";
            complain(format_args!(
                "{name}: of its {count} articles the first is compared; {others}"
            ));
        }
        let number = self.number.unwrap_or(1);
        let article = number.checked_sub(1).and_then(|at| articles.into_iter().nth(at));
        // A file that gave nothing was complained of already.
        if article.is_none() && count > 0 {
            let last = if count == 1 {
                "it has one article".into()
            } else {
                format!("the last is {name}#{count}")
            };
            complain(format_args!("{name}: there is no article {number} in it; {last}"));
        }
        article
    }
}
