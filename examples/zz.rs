//! scratch
use dateline::analyze::reading::Reading;
use dateline::document::{BlockKind, Document};
use dateline::tagger::Tagger;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let model = Tagger::new(std::fs::read(&a[1]).unwrap().leak());
    let text = std::fs::read_to_string(&a[2]).unwrap();
    let d = Document::from_blocks(
        text.split("\n\n").map(|l| (BlockKind::Paragraph, l)).collect::<Vec<_>>(),
    );
    let r = Reading::new(&d);
    let s: Vec<_> = r.sentences.iter().map(|s| s.tokens.clone()).collect();
    for e in model.tag(r.text, &r.tokens, &s) {
        let t = r.span(e.tokens.clone()).of(r.text);
        if t.contains(&a[3]) {
            println!(
                "{:?} {:?} {} {}",
                e.label,
                t,
                e.confidence,
                r.span(e.tokens.start.saturating_sub(4)..e.tokens.end + 3)
                    .of(r.text)
                    .replace('\n', " ")
            );
        }
    }
}
