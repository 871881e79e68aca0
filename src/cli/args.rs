//! The arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum};

/// A terminal news reader that knows who is who.
///
/// Opens article files as they are on disk, shows a clean reading view, and beside it the people, titles and countries of
/// the article; one key walks from mention to mention. Without a PATH it opens the library folder of the configuration,
/// or a sample article. Where standard output is no terminal, the cleaned text is printed.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "Keys: ? in the reader, or `dateline keys`. Files: `dateline config`.")]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// What to read, and how it looks.
#[derive(ClapArgs, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Reading {
    /// Files or folders to read; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Show articles as they are, without cleaning
    #[arg(long)]
    pub(super) as_is: bool,
    /// No screen: a prompt that takes the same keys and says in lines what they do
    #[arg(long)]
    pub(super) linear: bool,
    /// The theme: auto, dark, light, mono, or a file of the configuration
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
    /// Use only ASCII signs for bars and rules
    #[arg(long)]
    pub(super) ascii: bool,
    /// Leave the mouse to the terminal, so that it selects text
    #[arg(long)]
    pub(super) no_mouse: bool,
    /// Columns of text a line may have
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u8).range(40..=90))]
    pub(super) width: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print who and what is in articles
    Entities(Entities),
    /// Print cleaned articles
    Clean(Clean),
    /// Print what articles have of one person: titles over time, what they say, every sentence
    Who(Who),
    /// Print what two articles have in common: officials and their titles, and who and which countries are in one alone
    Compare(Compare),
    /// Print every command of the reader with its keys
    Keys,
    /// Print where the configuration lies and what it says, and check it
    Config,
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Entities {
    /// Files or folders; `-`, or none and a pipe, is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: EntitiesFormat,
    /// Take each file as the article's text, unmodified: offsets are then the file's own
    #[arg(long)]
    pub(super) as_is: bool,
    /// Only articles that name somebody you watch (`w` in the reader), and only the mentions of those people
    #[arg(long)]
    pub(super) watch: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum EntitiesFormat {
    /// A table for people
    Table,
    /// An object a line, an article each
    Jsonl,
    /// A mention a line
    Csv,
    /// A page with the mentions marked
    Html,
    /// The officials in Markdown: who, which office, what they say
    Brief,
    /// An annotation a line, after the W3C's Web Annotation model
    Annotations,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Who {
    /// The name, or a part of it
    pub(super) name: String,
    /// Files or folders; `-`, or none and a pipe, is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: WhoFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum WhoFormat {
    /// Text for people
    Text,
    /// An object a line, a person each
    Json,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Compare {
    /// A file: its first article, or the third with `FILE#3`; `-` is standard input
    pub(super) a: PathBuf,
    /// The other
    pub(super) b: PathBuf,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: CompareFormat,
    /// Take each file as the article's text, unmodified
    #[arg(long)]
    pub(super) as_is: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    /// Text for people
    Text,
    /// One object
    Json,
}

#[derive(ClapArgs, Debug)]
pub(super) struct Clean {
    /// Files or folders; `-`, or none and a pipe, is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: CleanFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CleanFormat {
    /// Plain text
    Text,
    /// An object a line, an article each
    Json,
    /// Markdown with front matter
    Markdown,
}

/// The whole command line, for completions, the man page and tests.
pub fn command() -> clap::Command {
    Args::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }
}
