"""A server's SQLite file, seen from beside the server."""
import sqlite3
from contextlib import closing

MAGIC = b"SQLite format 3\0"


def todo_rows(folder):
    """Rows of the table `todo`; None where there is none."""
    file = todo_file(folder)
    return file and query(file, "SELECT count(*) FROM todo")[0][0]


def todo_file(folder):
    """The SQLite file under the folder that has a table `todo`."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and starts_with(file, MAGIC) and query(file, "SELECT 1 FROM sqlite_master WHERE name = 'todo'"):
            return file
    return None


def starts_with(file, magic):
    with file.open("rb") as content:
        return content.read(len(magic)) == magic


def query(file, sql):
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()
