// List, Set, Map, Iterator.
import {
    AList,
    ASet,
    AMap,
    NObj,
    SObj,
    ApexObj,
    EnumVal,
    eq,
    isNum,
    numCmp,
    ADate,
    ADatetime,
    ATime
} from '../values.mjs';

export function installCollections(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const it = (c) => [...rt.ops.it(c)];
    const rng = (l, i, max) => {
        rt.ops.n(i);
        if (i < 0 || i >= max) ex('ListException', `List index out of bounds: ${i}`);
    };
    const iter = (a) => {
        let i = 0;
        const o = new NObj('Iterator', {});
        o.$iter = () => a[Symbol.iterator]();
        o.has = () => i < a.length;
        o.next = () =>
            i < a.length ? a[i++] : ex('NoSuchElementException', 'Iterator has no more elements');
        return o;
    };
    const same = (x, y) => (typeof x === 'string' && typeof y === 'string' ? x === y : eq(x, y));
    const rank = (v) => (v === null || v === undefined ? 0 : 1);
    const cmp = (a, b) => {
        if (!rank(a) || !rank(b)) return rank(a) - rank(b);
        if (isNum(a)) return numCmp(a, b);
        if (typeof a === 'string') return a < b ? -1 : a > b ? 1 : 0;
        if (a instanceof ADate) return a.d - b.d;
        if (a instanceof ADatetime) return a.t - b.t;
        if (a instanceof ATime) return a.ms - b.ms;
        if (a instanceof EnumVal) return a.ord - b.ord;
        if (a instanceof ApexObj) {
            if (a.$cmp) return a.$cmp(b);
            ex('ListException', 'One or more of the items in this list is not Comparable.');
        }
        if (a instanceof SObj) {
            const k = (o) => [o.d.name, ...['name', 'id'].map((f) => o.f[f] ?? '')];
            const x = k(a);
            const y = k(b);
            for (let i = 0; i < x.length; i++) {
                const p = String(x[i]).toLowerCase();
                const q = String(y[i]).toLowerCase();
                if (p !== q) return p < q ? -1 : 1;
            }
            return 0;
        }
        return 0;
    };
    // stable merge sort: user comparators may be inconsistent, Array#sort must not see NaN
    const sort = (a, f) => {
        const s = a.map((v, i) => [v, i]).sort((x, y) => Number(f(x[0], y[0])) || x[1] - y[1]);
        for (let i = 0; i < s.length; i++) a[i] = s[i][0];
    };
    const clone1 = (v, ...a) => (v instanceof SObj ? rt.cloneSob(v, ...a) : v);
    N('List', {
        'void add(T)': (l, v) => {
            l.a.push(v);
        },
        'void add(Integer, T)': (l, i, v) => {
            rng(l, i, l.a.length + 1);
            l.a.splice(i, 0, v);
        },
        'void addAll(Iterable<T>)': (l, c) => {
            l.a.push(...it(rt.ops.n(c)));
        },
        'void addAll(Object)': (l, c) => {
            l.a.push(...it(rt.ops.n(c)));
        },
        'T get(Integer)': (l, i) => rt.ops.lget(l, i),
        'void set(Integer, T)': (l, i, v) => {
            rt.ops.lset(l, i, v);
        },
        'Integer size()': (l) => l.a.length,
        'Boolean isEmpty()': (l) => l.a.length === 0,
        'void clear()': (l) => {
            l.a.length = 0;
        },
        'T remove(Integer)': (l, i) => {
            rng(l, i, l.a.length);
            return l.a.splice(i, 1)[0];
        },
        'Boolean contains(Object)': (l, v) => l.a.some((x) => same(x, v)),
        'Integer indexOf(Object)': (l, v) => l.a.findIndex((x) => same(x, v)),
        'List<T> clone()': (l) => new AList(l.t, [...l.a]),
        'List<T> deepClone()': (l) =>
            new AList(
                l.t,
                l.a.map((v) => clone1(v, false))
            ),
        'List<T> deepClone(Boolean)': (l, a) =>
            new AList(
                l.t,
                l.a.map((v) => clone1(v, a))
            ),
        'List<T> deepClone(Boolean, Boolean)': (l, a, b) =>
            new AList(
                l.t,
                l.a.map((v) => clone1(v, a, true, b))
            ),
        'List<T> deepClone(Boolean, Boolean, Boolean)': (l, a, b, c) =>
            new AList(
                l.t,
                l.a.map((v) => clone1(v, a, true, b, c))
            ),
        'void sort()': (l) => sort(l.a, cmp),
        'void sort(Comparator<T>)': (l, c) => sort(l.a, (x, y) => rt.ops.dcall(c, 'compare', [x, y])),
        'void sort(Object)': (l, c) => sort(l.a, (x, y) => rt.ops.dcall(c, 'compare', [x, y])),
        'Iterator<T> iterator()': (l) => iter(l.a),
        'SObjectType getSObjectType()': (l) =>
            l.t.elem.kind === 'sobject' && l.t.elem !== T.SObject
                ? rt.sotype(l.t.elem.sob)
                : l.a.length && l.a[0] instanceof SObj && l.t.elem !== T.SObject
                  ? rt.sotype(l.a[0].d)
                  : null,
        'Boolean equals(Object)': (a, b) => eq(a, b),
        'Integer hashCode()': (l) => l.a.length,
        'String toString()': (l) => rt.str(l)
    });
    N('Set', {
        'Boolean add(T)': (s, v) => s.add(v),
        'Boolean addAll(Iterable<T>)': (s, c) => {
            let r = false;
            for (const v of it(rt.ops.n(c))) r = s.add(v) || r;
            return r;
        },
        'Boolean addAll(Object)': (s, c) => {
            let r = false;
            for (const v of it(rt.ops.n(c))) r = s.add(v) || r;
            return r;
        },
        'Boolean contains(Object)': (s, v) => s.has(v),
        'Boolean containsAll(Object)': (s, c) => it(rt.ops.n(c)).every((v) => s.has(v)),
        'Boolean remove(Object)': (s, v) => s.del(v),
        'Boolean removeAll(Object)': (s, c) => {
            let r = false;
            for (const v of it(rt.ops.n(c))) r = s.del(v) || r;
            return r;
        },
        'Boolean retainAll(Object)': (s, c) => {
            const keep = rt.ops.newSet(s.t, c);
            let r = false;
            for (const v of s.values())
                if (!keep.has(v)) {
                    s.del(v);
                    r = true;
                }
            return r;
        },
        'Integer size()': (s) => s.size,
        'Boolean isEmpty()': (s) => s.size === 0,
        'void clear()': (s) => {
            s.m.clear();
        },
        'Set<T> clone()': (s) => rt.ops.newSet(s.t, s),
        'Iterator<T> iterator()': (s) => iter(s.values()),
        'Boolean equals(Object)': (a, b) => eq(a, b),
        'Integer hashCode()': (s) => s.size,
        'String toString()': (l) => rt.str(l)
    });
    const putAll = (m, o) => {
        rt.ops.n(o);
        for (const [k, v] of o instanceof AMap ? o.entries() : o.a.map((x) => [x.f.id, x])) m.put(k, v);
    };
    N('Map', {
        'V put(K, V)': (m, k, v) => m.put(k, v),
        'V get(Object)': (m, k) => m.get(k),
        'Boolean containsKey(Object)': (m, k) => m.has(k),
        'V remove(Object)': (m, k) => m.del(k),
        'Integer size()': (m) => m.size,
        'Boolean isEmpty()': (m) => m.size === 0,
        'void clear()': (m) => {
            m.m.clear();
        },
        'Set<K> keySet()': (m) => {
            const s = new ASet(T.set(m.t.args[0]));
            for (const k of m.keys()) s.add(k);
            return s;
        },
        'List<V> values()': (m) => new AList(T.list(m.t.args[1]), m.vals()),
        'void putAll(Object)': putAll,
        'Map<K,V> clone()': (m) => rt.ops.newMap(m.t, m),
        'Map<K,V> deepClone()': (m) => {
            const r = new AMap(m.t);
            for (const [k, v] of m.entries()) r.put(k, clone1(v, true));
            return r;
        },
        'SObjectType getSObjectType()': (m) =>
            m.t.args[1].kind === 'sobject' && m.t.args[1].sob ? rt.sotype(m.t.args[1].sob) : null,
        'Boolean equals(Object)': (a, b) => eq(a, b),
        'Integer hashCode()': (m) => m.size,
        'String toString()': (l) => rt.str(l)
    });
    N('Iterator', {
        'Boolean hasNext()': (o) => (o.has ? o.has() : rt.invoke(o, 'hasNext', [])),
        'T next()': (o) => (o.next && o instanceof NObj ? o.next() : rt.invoke(o, 'next', []))
    });
    N('Iterable', {
        'Iterator<T> iterator()': (o) =>
            o instanceof AList
                ? iter(o.a)
                : o instanceof ASet
                  ? iter(o.values())
                  : rt.invoke(o, 'iterator', [])
    });
}
