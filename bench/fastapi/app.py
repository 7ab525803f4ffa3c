"""The seed's Mini Todo API on FastAPI, made durable: what Kaam is compared with. Run: app.py PORT FOLDER."""
import sys
import time
import uuid
from collections import deque
from pathlib import Path
from typing import List, Optional

import aiosqlite
import uvicorn
from fastapi import BackgroundTasks, FastAPI, HTTPException, Query
from pydantic import BaseModel, Field

SCHEMA = """
CREATE TABLE IF NOT EXISTS todo (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, completed INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS change (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, completed INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
"""
TRIGGER = """
CREATE TRIGGER IF NOT EXISTS todo_{kind} AFTER {event} ON todo BEGIN
  INSERT INTO change (kind, id, title, completed, created_at, updated_at)
  VALUES ('{kind}', {row}.id, {row}.title, {row}.completed, {row}.created_at, {row}.updated_at);
END;
"""
TRIGGERS = (
    TRIGGER.format(kind="created", event="INSERT", row="new")
    + TRIGGER.format(kind="updated", event="UPDATE", row="new")
    + TRIGGER.format(kind="deleted", event="DELETE", row="old")
)

app = FastAPI(title="Mini Todo API")
activity = deque(maxlen=1000)


class Draft(BaseModel):
    title: str = Field(min_length=1, max_length=500)


class Patch(BaseModel):
    title: Optional[str] = Field(None, min_length=1, max_length=500)
    completed: Optional[bool] = None


class Todo(BaseModel):
    id: str
    title: str
    completed: bool
    created_at: int
    updated_at: int


@app.post("/todos", status_code=201, response_model=Todo)
async def create(draft: Draft, tasks: BackgroundTasks):
    now = now_ms()
    todo = await write(
        "INSERT INTO todo (id, title, created_at, updated_at) VALUES (?, ?, ?, ?) RETURNING *",
        (str(uuid.uuid4()), draft.title, now, now),
    )
    tasks.add_task(log, f"created {todo['id']}")
    return dict(todo)


@app.get("/todos", response_model=List[Todo])
async def newest(limit: int = Query(50, ge=1, le=200)):
    return [dict(todo) for todo in await read("SELECT * FROM todo ORDER BY seq DESC LIMIT ?", (limit,))]


@app.get("/todos/{id}", response_model=Todo)
async def one(id: str):
    return dict(found(await read("SELECT * FROM todo WHERE id = ?", (id,))))


@app.patch("/todos/{id}", response_model=Todo)
async def patch(id: str, patch: Patch, tasks: BackgroundTasks):
    todo = await write(
        "UPDATE todo SET title = coalesce(?, title), completed = coalesce(?, completed), updated_at = ?"
        " WHERE id = ? RETURNING *",
        (patch.title, patch.completed, now_ms(), id),
    )
    tasks.add_task(log, f"patched {id}")
    return dict(todo)


@app.delete("/todos/{id}", status_code=204)
async def delete(id: str, tasks: BackgroundTasks):
    await write("DELETE FROM todo WHERE id = ? RETURNING *", (id,))
    tasks.add_task(log, f"deleted {id}")


async def write(sql, values):
    """Changes one todo; a trigger adds the row of `change` to the same transaction. 404 where there is no such todo."""
    return found(await app.state.writer.execute_fetchall(sql, values))


async def read(sql, values):
    return await app.state.reader.execute_fetchall(sql, values)


def found(rows):
    for row in rows:
        return row
    raise HTTPException(404, "no such todo")


async def log(line):
    activity.append(line)


def now_ms():
    return time.time_ns() // 1_000_000


@app.on_event("startup")  # FastAPI 0.92 has no lifespan yet
async def open_database():
    app.state.writer, app.state.reader = await connect(), await connect()  # a read never waits for a commit
    await app.state.writer.executescript(SCHEMA + TRIGGERS)


@app.on_event("shutdown")
async def close_database():
    await app.state.reader.close()
    await app.state.writer.close()


async def connect():
    connection = await aiosqlite.connect(Path(app.state.folder, "todos.db"), isolation_level=None)  # a statement, a transaction
    connection.row_factory = aiosqlite.Row
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA synchronous = FULL")
    return connection


if __name__ == "__main__":
    port, app.state.folder = int(sys.argv[1]), sys.argv[2]
    uvicorn.run(app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", access_log=False, log_level="warning")
