-- What wrk sends: one of post, get, list, patch, mix. Arguments: the op, and a file of ids, one a line, all of them not completed.

local json = { ["Content-Type"] = "application/json" }
local ids, turn, passes = {}, 0, 0

local send = {}

function send.post()
  return wrk.format("POST", "/todos", json, '{"title":"todo ' .. turn .. '"}')
end

function send.get()
  return wrk.format("GET", "/todos/" .. ids[math.random(#ids)])
end

function send.list()
  return wrk.format("GET", "/todos?limit=" .. (os.getenv("LIMIT") or "50"))
end

-- Goes through the ids in order and turns `completed` over at each pass: every patch changes its row.
function send.patch()
  local id = ids[passes % #ids + 1]
  local completed = math.floor(passes / #ids) % 2 == 0
  passes = passes + 1
  return wrk.format("PATCH", "/todos/" .. id, json, '{"completed":' .. tostring(completed) .. '}')
end

local mix = { "get", "list", "get", "post", "get", "patch", "get", "list", "get", "post" }

function send.mix()
  return send[mix[turn % #mix + 1]]()
end

function init(args)
  send.chosen = send[args[1]]
  for id in io.lines(args[2]) do
    ids[#ids + 1] = id
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
