// Date, Datetime, Time, TimeZone.
import { ADate, ADatetime, ATime, NObj } from '../values.mjs';
import { fmtDate, tzOffset } from '../format.mjs';

export function installTime(rt, N) {
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const DAY = 864e5;
    const arg = (v) => (v === null ? ex('NullPointerException', 'Argument cannot be null.') : v);
    const userTz = () => (rt.user && rt.user.timezonesidkey) || 'GMT';
    const off = (ms, tz = userTz()) => tzOffset(tz, ms) ?? 0;
    /** Local wall clock in the user's zone -> instant. */
    const local = (y, mo, d, h = 0, mi = 0, s = 0) => {
        const w = Date.UTC(2000, 0, 1) && new Date(0);
        w.setUTCFullYear(y, mo - 1, d);
        w.setUTCHours(h, mi, s);
        const t = w.getTime();
        return new ADatetime(t - off(t - off(t) * 6e4) * 6e4);
    };
    const L = (t) => new Date(t + off(t) * 6e4);
    const dim = (y, m) => new Date(Date.UTC(y, m, 0)).getUTCDate();
    const leap = (y) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
    const addM = (d, n) => {
        const t = d.y() * 12 + d.m() - 1 + n;
        const y = Math.floor(t / 12);
        const m = (t % 12) + 1;
        return ADate.of(y, m, Math.min(d.day(), dim(y, m)));
    };
    const pDate = (s) => {
        arg(s);
        const m = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\s*$/.exec(s);
        if (!m || m[2] > 12 || m[3] > 31 || m[2] < 1 || m[3] < 1) ex('TypeException', `Invalid date: ${s}`);
        return ADate.of(+m[1], +m[2], +m[3]);
    };
    const tod = () => new ADate(Math.floor((rt.now() + off(rt.now()) * 6e4) / DAY));
    rt.today = tod;
    N('Date', {
        'static Date newInstance(Integer, Integer, Integer)': (y, m, d) => ADate.of(y, m, d),
        'static Date today()': tod,
        'static Date valueOf(String)': pDate,
        'static Date valueOf(Object)': (o) =>
            o instanceof ADate
                ? o
                : o instanceof ADatetime
                  ? new ADate(Math.floor(o.t / DAY))
                  : o === null
                    ? ex('NullPointerException', 'Argument cannot be null.')
                    : typeof o === 'string'
                      ? pDate(o)
                      : ex('TypeException', 'Invalid date'),
        'static Date parse(String)': (s) => {
            const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(arg(s).trim());
            if (!m || +m[1] > 12 || +m[2] > 31) ex('TypeException', `Invalid date: ${s}`);
            return ADate.of(+m[3], +m[1], +m[2]);
        },
        'static Boolean isLeapYear(Integer)': leap,
        'static Integer daysInMonth(Integer, Integer)': dim,
        'Integer year()': (d) => d.y(),
        'Integer month()': (d) => d.m(),
        'Integer day()': (d) => d.day(),
        'Integer dayOfYear()': (d) => d.d - ADate.of(d.y(), 1, 1).d + 1,
        'Date addDays(Integer)': (d, n) => new ADate(d.d + rt.ops.n(n)),
        'Date addMonths(Integer)': addM,
        'Date addYears(Integer)': (d, n) => addM(d, n * 12),
        'Integer daysBetween(Date)': (a, b) => rt.ops.n(b).d - a.d,
        'Integer monthsBetween(Date)': (a, b) => {
            let m = (b.y() - a.y()) * 12 + b.m() - a.m();
            return m;
        },
        'Boolean isSameDay(Date)': (a, b) => a.d === b.d,
        'Date toStartOfMonth()': (d) => ADate.of(d.y(), d.m(), 1),
        'Date toStartOfWeek()': (d) => new ADate(d.d - ((((d.d + 4) % 7) + 7) % 7)),
        'String format()': (d) => `${d.m()}/${d.day()}/${d.y()}`,
        'String toString()': (d) => d.toString()
    });
    const pDt = (s) => {
        arg(s);
        let m = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?/.exec(s);
        if (!m) {
            const d = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(s);
            if (!d) ex('TypeException', `Invalid date/time: ${s}`);
            m = [...d, 0, 0, 0];
        }
        return m.slice(1, 7).map((x) => Number(x || 0));
    };
    const gmt = (a) => {
        const t = new Date(0);
        t.setUTCFullYear(a[0], a[1] - 1, a[2]);
        t.setUTCHours(a[3] || 0, a[4] || 0, a[5] || 0);
        return new ADatetime(t.getTime());
    };
    const fmt = (d, p, tz) => fmtDate(d.t, p, tz ? off(d.t, tz) : off(d.t), tz || userTz());
    const S = {
        'static Datetime now()': () => new ADatetime(rt.now()),
        'static Datetime newInstance(Long)': (l) => new ADatetime(Number(l)),
        'static Datetime newInstance(Integer, Integer, Integer)': (y, m, d) => local(y, m, d),
        'static Datetime newInstance(Integer, Integer, Integer, Integer, Integer, Integer)': local,
        'static Datetime newInstance(Date, Time)': (d, t) =>
            local(d.y(), d.m(), d.day(), 0, 0, 0) && new ADatetime(local(d.y(), d.m(), d.day()).t + t.ms),
        'static Datetime newInstanceGmt(Integer, Integer, Integer)': (y, m, d) => gmt([y, m, d]),
        'static Datetime newInstanceGmt(Integer, Integer, Integer, Integer, Integer, Integer)': (...a) =>
            gmt(a),
        'static Datetime newInstanceGmt(Date, Time)': (d, t) => new ADatetime(d.d * DAY + t.ms),
        'static Datetime valueOf(Long)': (l) => new ADatetime(Number(l)),
        'static Datetime valueOf(String)': (s) => local(...pDt(s)),
        'static Datetime valueOf(Object)': (o) =>
            o instanceof ADatetime
                ? o
                : o instanceof ADate
                  ? new ADatetime(o.d * DAY)
                  : o === null
                    ? ex('NullPointerException', 'Argument cannot be null.')
                    : local(...pDt(String(o))),
        'static Datetime valueOfGmt(String)': (s) => gmt(pDt(s)),
        'static Datetime parse(String)': (s) => {
            const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d) (AM|PM)$/i.exec(arg(s));
            if (!m) ex('TypeException', `Invalid date/time: ${s}`);
            return local(+m[3], +m[1], +m[2], (+m[4] % 12) + (/pm/i.test(m[6]) ? 12 : 0), +m[5], 0);
        },
        'Datetime addDays(Integer)': (d, n) => new ADatetime(d.t + n * DAY),
        'Datetime addHours(Integer)': (d, n) => new ADatetime(d.t + n * 36e5),
        'Datetime addMinutes(Integer)': (d, n) => new ADatetime(d.t + n * 6e4),
        'Datetime addSeconds(Integer)': (d, n) => new ADatetime(d.t + n * 1000),
        'Datetime addMonths(Integer)': (d, n) => {
            const x = new ADate(Math.floor(d.t / DAY));
            return new ADatetime(addM(x, n).d * DAY + (d.t - x.d * DAY));
        },
        'Datetime addYears(Integer)': (d, n) => {
            const x = new ADate(Math.floor(d.t / DAY));
            return new ADatetime(addM(x, n * 12).d * DAY + (d.t - x.d * DAY));
        },
        'Date date()': (d) => new ADate(Math.floor(L(d.t).getTime() / DAY)),
        'Date dateGmt()': (d) => new ADate(Math.floor(d.t / DAY)),
        'Time time()': (d) => new ATime(L(d.t).getTime() % DAY),
        'Time timeGmt()': (d) => new ATime(d.t % DAY),
        'Long getTime()': (d) => BigInt(Math.floor(d.t)),
        'String format()': (d) => fmt(d, 'M/d/yyyy, h:mm a'),
        'String format(String)': (d, p) => fmt(d, arg(p)),
        'String format(String, String)': (d, p, tz) => fmt(d, arg(p), tz),
        'String formatGmt(String)': (d, p) => fmtDate(d.t, p, 0, 'GMT'),
        'String formatLong()': (d) => fmt(d, 'M/d/yyyy, h:mm:ss a z'),
        'Boolean isSameDay(Datetime)': (a, b) =>
            Math.floor(L(a.t).getTime() / DAY) === Math.floor(L(b.t).getTime() / DAY),
        'String toString()': (d) => d.toString()
    };
    for (const [n, f] of [
        ['year', 'getUTCFullYear'],
        ['day', 'getUTCDate'],
        ['hour', 'getUTCHours'],
        ['minute', 'getUTCMinutes'],
        ['second', 'getUTCSeconds'],
        ['millisecond', 'getUTCMilliseconds']
    ]) {
        S[`Integer ${n}()`] = (d) => L(d.t)[f]();
        S[`Integer ${n}Gmt()`] = (d) => d.js[f]();
    }
    S['Integer month()'] = (d) => L(d.t).getUTCMonth() + 1;
    S['Integer monthGmt()'] = (d) => d.js.getUTCMonth() + 1;
    const doy = (x) =>
        Math.floor(
            (Date.UTC(x.getUTCFullYear(), x.getUTCMonth(), x.getUTCDate()) -
                Date.UTC(x.getUTCFullYear(), 0, 0)) /
                DAY
        );
    S['Integer dayOfYear()'] = (d) => doy(L(d.t));
    S['Integer dayOfYearGmt()'] = (d) => doy(d.js);
    N('Datetime', S);
    N('Time', {
        'static Time newInstance(Integer, Integer, Integer, Integer)': (h, m, s, ms) =>
            new ATime(h * 36e5 + m * 6e4 + s * 1000 + ms),
        'Integer hour()': (t) => Math.floor(t.ms / 36e5),
        'Integer minute()': (t) => Math.floor(t.ms / 6e4) % 60,
        'Integer second()': (t) => Math.floor(t.ms / 1000) % 60,
        'Integer millisecond()': (t) => t.ms % 1000,
        'Time addHours(Integer)': (t, n) => new ATime(t.ms + n * 36e5),
        'Time addMinutes(Integer)': (t, n) => new ATime(t.ms + n * 6e4),
        'Time addSeconds(Integer)': (t, n) => new ATime(t.ms + n * 1000),
        'Time addMilliseconds(Integer)': (t, n) => new ATime(t.ms + n),
        'String toString()': (t) => t.toString()
    });
    N('TimeZone', {
        'static TimeZone getTimeZone(String)': (id) =>
            new NObj('TimeZone', { id: tzOffset(id, 0) === null ? 'GMT' : id, $key: 'tz:' + id }),
        'Integer getOffset(Datetime)': (z, d) => off(d.t, z.id) * 6e4,
        'String getID()': (z) => z.id,
        'String getDisplayName()': (z) => `(GMT+00:00) ${z.id}`,
        'String toString()': (z) => z.id
    });
}
