//! Tables: where the cells of each row begin, so that they stand under each other.

use crate::text::width::width;

/// Columns between two cells.
const GAP: usize = 2;

/// Where the cells of each of `rows` (parted by tabs) begin; `None` where the table is wider than `measure`. Columns of
/// numbers are set to the right.
pub(super) fn columns(rows: &[&str], measure: usize) -> Option<Vec<Vec<usize>>> {
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split('\t').collect()).collect();
    let count = rows.iter().map(Vec::len).max()?;
    let column = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let widths: Vec<usize> =
        (0..count).map(|at| column(at).map(|cell| width(cell)).max().unwrap_or(0)).collect();
    if count < 2 || widths.iter().sum::<usize>() + GAP * (count - 1) > measure {
        return None;
    }
    // The first row may be a heading, and a cell may be empty.
    let numbers: Vec<bool> = (0..count)
        .map(|at| {
            let mut below = column(at).skip(1).filter(|cell| !cell.trim().is_empty()).peekable();
            below.peek().is_some() && below.all(|cell| is_number(cell))
        })
        .collect();
    let place = |row: &Vec<&str>| {
        let mut left = 0;
        let mut starts = Vec::with_capacity(row.len());
        for ((cell, wide), right) in row.iter().zip(&widths).zip(&numbers) {
            starts.push(if *right { left + wide - width(cell) } else { left });
            left += wide + GAP;
        }
        starts
    };
    Some(rows.iter().map(place).collect())
}

/// Figures with their signs: `1,200`, `–3.5 %`, `$12m`.
fn is_number(cell: &str) -> bool {
    let has_digit = cell.chars().any(|c| c.is_ascii_digit());
    has_digit && cell.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_under_each_other_and_numbers_to_the_right() {
        let rows = ["Port\tTonnes\tNote", "Giurgiu\t1,200\tclosed", "Reni\t90\t"];
        let wanted = vec![vec![0, 9, 17], vec![0, 10, 17], vec![0, 13, 17]];
        assert_eq!(columns(&rows, 40), Some(wanted));
    }

    #[test]
    fn a_table_that_is_too_wide_is_none() {
        assert_eq!(columns(&["a long cell\tanother long cell"], 20), None);
        assert_eq!(columns(&["one cell"], 20), None);
        assert_eq!(columns(&[], 20), None);
    }
}
