-- What wrk sends: one of post, remind, get, list, patch, mix. Arguments: the op, and a file of ids, one a line, all of them not completed.
-- Each request is written once, before the load: wrk shares the cores with the server it measures.

local json = { ["Content-Type"] = "application/json" }
local posts, lists, gets, patches = {}, {}, {}, { {}, {} }
local turn, patched = 0, 0

local send = {}

function send.post()
  return posts[1]
end

-- A post that asks for a task which does not run yet.
function send.remind()
  return posts[2]
end

function send.get()
  return gets[turn % #gets + 1]
end

function send.list()
  return lists[1]
end

-- Goes through the ids in order and turns `completed` over at each pass: every patch changes its row.
function send.patch()
  local pass = patches[math.floor(patched / #gets) % 2 + 1]
  patched = patched + 1
  return pass[(patched - 1) % #gets + 1]
end

local mix = { "get", "list", "get", "post", "get", "patch", "get", "list", "get", "post" }

function send.mix()
  return send[mix[turn % #mix + 1]]()
end

function init(args)
  send.chosen = send[args[1]]
  posts[1] = wrk.format("POST", "/todos", json, '{"title":"Compare like with like"}')
  posts[2] = wrk.format("POST", "/todos", json,
    '{"title":"Compare like with like","remind":{"at":"' .. (os.date("%Y") + 1) .. '-12-01T09:00:00Z"}}')
  lists[1] = wrk.format("GET", "/todos?limit=" .. (os.getenv("LIMIT") or "50"))
  for id in io.lines(args[2]) do
    gets[#gets + 1] = wrk.format("GET", "/todos/" .. id)
    patches[1][#gets] = wrk.format("PATCH", "/todos/" .. id, json, '{"completed":true}')
    patches[2][#gets] = wrk.format("PATCH", "/todos/" .. id, json, '{"completed":false}')
  end
end

function request()
  turn = turn + 1
  return send.chosen()
end

-- One line of JSON for load.py. wrk counts every answer above 399 as a wrong status.
function done(summary, latency)
  local e = summary.errors
  print(string.format('{"answers":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"refused":%d,"broken":%d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.status, e.connect + e.read + e.write + e.timeout))
end
