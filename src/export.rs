//! An article and its analysis in each output format. Pure: strings in, strings out.

mod annotations;
mod brief;
mod clean;
mod compare;
mod csv;
mod dossier;
mod entities;
mod format;
mod html;
mod names;
mod offsets;
mod only;
mod table;

pub use annotations::annotations;
pub use brief::brief;
pub use clean::{clean_json, clean_markdown, clean_text};
pub use compare::Comparison;
pub use csv::{csv, csv_header};
pub use dossier::Dossiers;
pub use entities::entities_json;
pub use format::{FORMATS, by_name};
pub use html::{html_foot, html_head, html_section};
pub use only::{only, visible};
pub use table::table;
