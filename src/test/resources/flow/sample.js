/** A whole state of the flow, written by hand: one write that shared its commit, one read, one that computed on its loop, one under way. */
export const whole = {
  at: '2026-11-27T03:00:00.000Z',
  now: 10_000_000,
  recording: true,
  strategy: 'virtual-threads',
  lanes: [
    { name: 'loop-0', kind: 'loop' },
    { name: 'carrier-2', kind: 'carrier' },
    { name: 'carrier-10', kind: 'carrier' },
    { name: 'writer-0', kind: 'writer' },
    { name: 'reader-0', kind: 'reader' },
  ],
  numbers: {
    inFlight: 1,
    perSecond: 120.5,
    meanMs: 1.84,
    little: { computed: 0.22, counted: 0.21, seconds: 5 },
    scheduler: { parallelism: 2, mounted: 1, queued: 0 },
    writer: { waiting: 0, perSecond: 100, together: 3.4 },
    background: { running: 0, done: 10, failed: 0, overdue: 0, dropped: 0 },
    tasks: { ready: 1, running: 0, dead: 0 },
  },
  leftOut: 0,
  requests: [
    {
      number: 41, id: '3f9a1c20-41', method: 'POST', path: '/todos', route: '/todos', status: 201, loop: 'loop-0',
      thread: { kind: 'virtual', name: 'request', carrier: 'carrier-2' },
      received: 5_000_000, queued: 5_000_040, started: 5_000_060, answered: 5_001_840, writing: 5_001_850, sent: 5_001_900,
      waits: [{
        on: 'write', lane: 'writer-0', carrier: 'carrier-10', together: 12,
        asked: 5_000_200, begun: 5_000_500, executed: 5_000_550, ended: 5_001_750,
      }],
      tasks: [
        { kind: 'ephemeral', name: 'log', asked: 5_001_830, started: 5_001_950, ended: 5_002_000, outcome: 'done', attempts: 1 },
        { kind: 'durable', name: 'call-webhook', id: '0192f000-0000-7000-8000-000000000000', asked: 5_001_750 },
      ],
      trace: '4bf92f3577b34da6a3ce929d0e0e4736',
    },
    {
      number: 42, id: '3f9a1c20-42', method: 'GET', path: '/todos', route: '/todos', status: 200, loop: 'loop-0',
      thread: { kind: 'virtual', name: 'request', carrier: 'carrier-2' },
      received: 5_300_000, queued: 5_480_000, started: 5_480_050, answered: 5_481_000, writing: 5_481_050, sent: 5_481_100,
      waits: [{
        on: 'read', lane: 'reader-0', carrier: 'carrier-2', together: 1,
        asked: 5_480_100, begun: 5_480_200, executed: 5_480_800, ended: 5_480_850,
      }],
      tasks: [],
    },
    {
      number: 43, id: '3f9a1c20-43', method: 'GET', path: '/flow', route: '/flow', loop: 'loop-0',
      thread: { kind: 'virtual', name: 'request', carrier: 'carrier-2' },
      received: 9_000_000, queued: 9_000_040, started: 9_000_060,
      waits: [{ on: 'write', asked: 9_000_100 }],
      tasks: [],
    },
  ],
  incidents: [{
    number: 1, kind: 'computing', loop: 'loop-0', from: 5_300_000, to: 5_601_000, cpuMs: 295.1, wallMs: 301,
    stack: ['dev.kaam.store.FakeDatabase.takeTime(FakeDatabase.java:205)', 'dev.kaam.store.FakeDatabase.add(FakeDatabase.java:88)'],
    culprits: [{ request: 41, ms: 300.1 }],
    waited: [{ request: 42, ms: 180 }],
    waitedLeftOut: 0,
  }],
};
