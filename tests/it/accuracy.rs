//! Floors under the accuracy, which only rise. The annotated articles are other people's texts and lie beside the
//! checkout, not in it; where they are not there, the tests say so and pass.

use std::path::Path;

use dateline::analyze::Engine;

#[path = "../../examples/evaluate/gold.rs"]
#[expect(dead_code, reason = "the command asks for more than the tests")]
mod gold;
#[path = "../../examples/evaluate/score.rs"]
#[expect(dead_code, reason = "the command asks for more than the tests")]
mod score;

/// A folder of annotated articles, which of them count (every so many), and the floors.
type Floors = (&'static str, usize, [(&'static str, f64); 5]);

/// F1 that the engine must reach: on the articles it was developed with, and on every fifth of the others, which were
/// neither trained on nor looked at.
const FLOORS: [Floors; 2] = [
    (
        "../shared/gold",
        1,
        [("person", 0.99), ("title", 0.98), ("country", 0.995), ("who", 0.985), ("holder", 0.935)],
    ),
    (
        "../shared/gold-train",
        5,
        [("person", 0.95), ("title", 0.94), ("country", 0.98), ("who", 0.945), ("holder", 0.875)],
    ),
];

#[test]
fn accuracy_never_falls() {
    let engine = Engine::embedded();
    for (folder, every, floors) in FLOORS {
        let folder = Path::new(folder);
        if !folder.is_dir() {
            println!("skipped: there are no annotated articles in {}", folder.display());
            continue;
        }
        let mut board = score::Board::new(0, None);
        let golds = gold::read(folder).expect("annotated articles");
        for gold in golds.iter().skip(every - 1).step_by(every) {
            board.add(gold, &engine.analyze(&gold.document()));
        }
        for ((name, (_, _, f1)), (wanted, floor)) in board.rows().into_iter().zip(floors) {
            assert_eq!(name, wanted);
            assert!(f1 >= floor, "{}: {name} F1 {f1:.4} is below {floor}", folder.display());
        }
    }
}
