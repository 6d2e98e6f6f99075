// Http callouts with mocks, EncodingUtil, Crypto, URL, REST context.
import crypto from 'node:crypto';
import { AList, AMap, ABlob, NObj, Unsupported } from '../values.mjs';

export function installHttp(rt, N) {
    const T = rt.types;
    const ex = (n, m) => {
        throw rt.ex(n, m);
    };
    const B = (b) => new ABlob(Buffer.from(b));
    const hk = (o, k) => Object.keys(o.headers).find((h) => h.toLowerCase() === k.toLowerCase());
    const body = {
        'String getBody()': (o) =>
            o.body === null ? '' : Buffer.isBuffer(o.body) ? o.body.toString('utf8') : o.body,
        'void setBody(String)': (o, v) => {
            o.body = v;
        },
        'Blob getBodyAsBlob()': (o) => B(o.body ?? ''),
        'void setBodyAsBlob(Blob)': (o, v) => {
            o.body = v.b;
        },
        'String getHeader(String)': (o, k) => {
            const h = hk(o, k);
            return h ? o.headers[h] : null;
        },
        'void setHeader(String, String)': (o, k, v) => {
            const h = hk(o, k);
            if (h && h !== k) delete o.headers[h];
            o.headers[k] = v;
        },
        'Object getBodyDocument()': () => {
            throw new Unsupported('getBodyDocument');
        }
    };
    N('HttpRequest', {
        'new()': () =>
            new NObj('HttpRequest', {
                headers: {},
                body: null,
                endpoint: null,
                method: null,
                timeout: null,
                str: () => 'System.HttpRequest[]'
            }),
        ...body,
        'void setEndpoint(String)': (o, v) => {
            o.endpoint = v;
        },
        'String getEndpoint()': (o) => o.endpoint,
        'void setMethod(String)': (o, v) => {
            o.method = v;
        },
        'String getMethod()': (o) => o.method,
        'void setTimeout(Integer)': (o, v) => {
            if (v < 1 || v > 120000) ex('CalloutException', 'Timeout must be between 1 and 120000');
            o.timeout = v;
        },
        'void setCompressed(Boolean)': (o, v) => {
            o.compressed = v;
        },
        'Boolean getCompressed()': (o) => !!o.compressed,
        'void setClientCertificateName(String)': (o, v) => {
            o.cert = v;
        },
        'String toString()': (o) => `System.HttpRequest[Endpoint=${o.endpoint}, Method=${o.method}]`
    });
    N('HttpResponse', {
        'new()': () => new NObj('HttpResponse', { headers: {}, body: null, code: 0, status: null }),
        ...body,
        'Integer getStatusCode()': (o) => o.code,
        'void setStatusCode(Integer)': (o, v) => {
            o.code = v;
        },
        'String getStatus()': (o) => o.status,
        'void setStatus(String)': (o, v) => {
            o.status = v;
        },
        'List<String> getHeaderKeys()': (o) => new AList(T.list(T.String), Object.keys(o.headers).sort()),
        'String toString()': (o) => `System.HttpResponse[Status=${o.status}, StatusCode=${o.code}]`
    });
    rt.send = (req) => {
        if (req.endpoint === null) ex('CalloutException', 'no protocol: ');
        if (!/^(callout:|https?:\/\/)/i.test(req.endpoint))
            ex('CalloutException', `no protocol: ${req.endpoint}`);
        if (!req.method) req.method = 'GET';
        if (rt.uncommitted)
            ex(
                'CalloutException',
                'You have uncommitted work pending. Please commit or rollback before calling out'
            );
        if (rt.trigStack.length && !rt.async.current)
            ex('CalloutException', 'Callout from triggers are currently not supported.');
        if (
            rt.async.current &&
            rt.async.current.kind === 'queueable' &&
            !rt.async.current.inFinalizer &&
            !rt.isA(rt.async.current.obj, 'Database.AllowsCallouts')
        )
            ex(
                'CalloutException',
                'Callout not allowed from this queueable. Please implement Database.AllowsCallouts'
            );
        if (
            rt.async.current &&
            rt.async.current.kind === 'batch' &&
            !rt.isA(rt.async.current.obj, 'Database.AllowsCallouts')
        )
            ex('CalloutException', 'Callout not allowed from this batch');
        if (rt.async.current && rt.async.current.kind === 'sched')
            ex('CalloutException', 'Callout from scheduled Apex not supported.');
        if (
            rt.async.current &&
            rt.async.current.kind === 'future' &&
            !rt.async.current.mi.ann.some((a) => a.n === 'future' && String(a.p.callout) === 'true')
        )
            ex(
                'CalloutException',
                'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)'
            );
        rt.limits.callout();
        const m = rt.httpMock;
        if (m) {
            const r = m instanceof NObj && m.respond ? m.respond(req) : rt.ops.dcall(m, 'respond', [req]);
            return r;
        }
        if (rt.callout && !rt.test) {
            const request = rt.namedCredentials.resolve({
                method: req.method,
                endpoint: req.endpoint,
                headers: { ...req.headers },
                body: req.body,
                timeout: req.timeout
            });
            const r = request.error ? request : rt.callout(request);
            if (r.error) ex('CalloutException', r.error);
            return new NObj('HttpResponse', {
                headers: r.headers || {},
                body: r.body ?? '',
                code: r.statusCode ?? r.status ?? 200,
                status: r.statusText || 'OK'
            });
        }
        if (rt.test) ex('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
        return ex('CalloutException', 'no callout function configured');
    };
    N('Http', {
        'new()': () => new NObj('Http'),
        'HttpResponse send(HttpRequest)': (o, r) => rt.send(rt.ops.n(r)),
        'String toString()': () => 'System.Http[]'
    });
    const res = (n) => {
        const r = rt.schema.resources.get(n.toLowerCase());
        if (!r || !r.file) ex('CalloutException', `Static resource not found: ${n}`);
        const row = rt.db
            .rows(rt.schema.get('StaticResource'))
            .find((x) => x.name.toLowerCase() === n.toLowerCase());
        return row.body.b.toString('utf8');
    };
    const SM = {
        'void setStatusCode(Integer)': (o, v) => {
            o.code = v;
        },
        'void setStatus(String)': (o, v) => {
            o.status = v;
        },
        'void setHeader(String, String)': (o, k, v) => {
            o.headers[k] = v;
        }
    };
    const mkr = (o, b) =>
        new NObj('HttpResponse', {
            headers: { ...o.headers },
            body: b,
            code: o.code || 200,
            status: o.status || 'OK'
        });
    N('StaticResourceCalloutMock', {
        'new()': () => {
            const o = new NObj('StaticResourceCalloutMock', { headers: {} });
            o.respond = () => mkr(o, res(o.res));
            return o;
        },
        'void setStaticResource(String)': (o, n) => {
            o.res = n;
        },
        ...SM
    });
    N('MultiStaticResourceCalloutMock', {
        'new()': () => {
            const o = new NObj('MultiStaticResourceCalloutMock', { headers: {}, map: {} });
            o.respond = (q) => {
                if (!(q.endpoint in o.map)) ex('CalloutException', `No static resource for ${q.endpoint}`);
                return mkr(o, res(o.map[q.endpoint]));
            };
            return o;
        },
        'void setStaticResource(String, String)': (o, u, n) => {
            o.map[u] = n;
        },
        ...SM
    });
    // ---- encoding
    const form = (s) =>
        encodeURIComponent(s)
            .replace(/%20/g, '+')
            .replace(/[!'()~]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
    N('EncodingUtil', {
        'static String base64Encode(Blob)': (b) => rt.ops.n(b).b.toString('base64'),
        'static Blob base64Decode(String)': (s) => B(Buffer.from(rt.ops.n(s), 'base64')),
        'static String convertToHex(Blob)': (b) => rt.ops.n(b).b.toString('hex'),
        'static Blob convertFromHex(String)': (s) => B(Buffer.from(s, 'hex')),
        'static String urlEncode(String, String)': (s) => form(rt.ops.n(s)),
        'static String urlDecode(String, String)': (s) => {
            try {
                return decodeURIComponent(rt.ops.n(s).replace(/\+/g, '%20'));
            } catch {
                return ex(
                    'IllegalArgumentException',
                    'URLDecoder: Illegal hex characters in escape (%) pattern'
                );
            }
        }
    });
    const alg = (a) =>
        ({
            md5: 'md5',
            sha1: 'sha1',
            'sha-1': 'sha1',
            'sha-256': 'sha256',
            sha256: 'sha256',
            'sha-512': 'sha512',
            sha512: 'sha512',
            hmacmd5: 'md5',
            hmacsha1: 'sha1',
            hmacsha256: 'sha256',
            hmacsha512: 'sha512',
            'sha3-256': 'sha3-256',
            'sha3-384': 'sha3-384',
            'sha3-512': 'sha3-512',
            rsa: 'sha1',
            'rsa-sha1': 'sha1',
            'rsa-sha256': 'sha256',
            'rsa-sha512': 'sha512'
        })[String(a).toLowerCase()] || ex('NoSuchAlgorithmException', `Invalid algorithm ${a}`);
    N('NoSuchAlgorithmException', {}, { sup: 'Exception' });
    const aes = (a) => {
        const m = /^AES(128|192|256)(-GCM)?$/i.exec(a);
        if (!m)
            ex(
                'InvalidParameterValueException',
                `Invalid algorithm: ${a}. Must be AES128, AES192, or AES256.`
            );
        return m[2] ? `aes-${m[1]}-gcm` : `aes-${m[1]}-cbc`;
    };
    const crypt = (f) => {
        try {
            return f();
        } catch (e) {
            if (e.typeName) throw e;
            return ex(
                'SecurityException',
                e.code === 'ERR_CRYPTO_INVALID_KEYLEN'
                    ? `Invalid private key. Must be 16, 24 or 32 bytes`
                    : /bad decrypt|wrong final|unable to authenticate/i.test(e.message)
                      ? 'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.'
                      : e.message
            );
        }
    };
    const enc = (a, k, iv, d) =>
        crypt(() => {
            const c = crypto.createCipheriv(aes(a), k, iv);
            const o = Buffer.concat([c.update(d), c.final()]);
            return c.getAuthTag && /gcm/.test(aes(a)) ? Buffer.concat([o, c.getAuthTag()]) : o;
        });
    const dec = (a, k, iv, d) =>
        crypt(() => {
            const c = crypto.createDecipheriv(aes(a), k, iv);
            if (/gcm/.test(aes(a))) {
                c.setAuthTag(d.subarray(-16));
                d = d.subarray(0, -16);
            }
            return Buffer.concat([c.update(d), c.final()]);
        });
    const pem = (k) => crypto.createPrivateKey({ key: k.b, format: 'der', type: 'pkcs8' });
    N('Crypto', {
        'static Blob generateDigest(String, Blob)': (a, b) =>
            B(crypto.createHash(alg(a)).update(rt.ops.n(b).b).digest()),
        'static Blob generateMac(String, Blob, Blob)': (a, b, k) =>
            B(crypto.createHmac(alg(a), rt.ops.n(k).b).update(rt.ops.n(b).b).digest()),
        'static Boolean verifyHMac(String, Blob, Blob, Blob)': (a, b, k, m) =>
            crypto.createHmac(alg(a), k.b).update(b.b).digest().equals(m.b),
        'static Boolean verifyMac(String, Blob, Blob, Blob)': (a, b, k, m) =>
            crypto.createHmac(alg(a), k.b).update(b.b).digest().equals(m.b),
        'static Integer getRandomInteger()': () => crypto.randomBytes(4).readInt32BE(),
        'static Long getRandomLong()': () => crypto.randomBytes(8).readBigInt64BE(),
        'static Blob generateAesKey(Integer)': (n) => B(crypto.randomBytes(n / 8)),
        'static Blob encrypt(String, Blob, Blob, Blob)': (a, k, iv, d) => B(enc(a, k.b, iv.b, d.b)),
        'static Blob decrypt(String, Blob, Blob, Blob)': (a, k, iv, d) => B(dec(a, k.b, iv.b, d.b)),
        'static Blob encryptWithManagedIV(String, Blob, Blob)': (a, k, d) => {
            const iv = crypto.randomBytes(/GCM/i.test(a) ? 12 : 16);
            return B(Buffer.concat([iv, enc(a, k.b, iv, d.b)]));
        },
        'static Blob decryptWithManagedIV(String, Blob, Blob)': (a, k, d) => {
            const n = /GCM/i.test(a) ? 12 : 16;
            return B(dec(a, k.b, d.b.subarray(0, n), d.b.subarray(n)));
        },
        'static Blob sign(String, Blob, Blob)': (a, d, k) => crypt(() => B(crypto.sign(alg(a), d.b, pem(k)))),
        'static Boolean verify(String, Blob, Blob, Blob)': (a, d, s, k) =>
            crypt(() =>
                crypto.verify(
                    alg(a),
                    d.b,
                    crypto.createPublicKey({ key: k.b, format: 'der', type: 'spki' }),
                    s.b
                )
            ),
        'static Blob signWithCertificate(String, Blob, String)': () => {
            throw new Unsupported('Crypto.signWithCertificate');
        }
    });
    N('UUID', {
        'static UUID randomUUID()': () => {
            const v = crypto.randomUUID();
            return new NObj('UUID', { v, $key: 'uuid:' + v, str: () => v });
        },
        'static UUID fromString(String)': (s) => {
            if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(s))
                ex('IllegalArgumentException', `Invalid UUID string: ${s}`);
            return new NObj('UUID', {
                v: s.toLowerCase(),
                $key: 'uuid:' + s.toLowerCase(),
                str: () => s.toLowerCase()
            });
        },
        'String toString()': (o) => o.v,
        'Boolean equals(Object)': (a, b) => b instanceof NObj && a.v === b.v,
        'Integer hashCode()': (o) => parseInt(o.v.slice(0, 7), 16)
    });
    const mk = (u) => {
        let x;
        try {
            x = new URL(u);
        } catch {
            ex('MalformedURLException', `no protocol: ${u}`);
        }
        return new NObj('Url', { u: x, raw: u, str: () => u });
    };
    N('MalformedURLException', {}, { sup: 'Exception' });
    const dom = () => mk('https://apexrunner.my.salesforce.com');
    N('Url', {
        'new(String)': mk,
        'new(Url, String)': (c, s) => mk(new URL(s, c.u).href),
        'new(String, String, String)': (p, h, f) => mk(`${p}://${h}${f}`),
        'static Url getOrgDomainUrl()': dom,
        'static Url getSalesforceBaseUrl()': dom,
        'static Url getCurrentRequestUrl()': () =>
            mk('https://apexrunner.my.salesforce.com/services/apexrest'),
        'static String getFileFieldURL(String, String)': (a, b) => `/servlet/servlet.FileDownload?file=${a}`,
        'String toExternalForm()': (o) => o.raw,
        'String getHost()': (o) => o.u.hostname,
        'String getPath()': (o) => (o.u.pathname === '/' && !o.raw.endsWith('/') ? '' : o.u.pathname),
        'String getProtocol()': (o) => o.u.protocol.slice(0, -1),
        'String getQuery()': (o) => (o.u.search ? o.u.search.slice(1) : null),
        'String getRef()': (o) => (o.u.hash ? o.u.hash.slice(1) : null),
        'String getFile()': (o) => o.u.pathname + o.u.search,
        'String getAuthority()': (o) => o.u.host,
        'Integer getPort()': (o) => (o.u.port ? Number(o.u.port) : -1),
        'Integer getDefaultPort()': (o) => (o.u.protocol === 'https:' ? 443 : 80),
        'String getUserInfo()': (o) => o.u.username || null,
        'Boolean sameFile(Url)': (a, b) => a.raw === b.raw
    });
    N('DomainCreator', {
        'static String getOrgMyDomainHostname()': () => 'apexrunner.my.salesforce.com',
        'static String getLightningHostname()': () => 'apexrunner.lightning.force.com',
        'static String getVisualforceHostname(String)': (p) => `apexrunner--${p || 'c'}.vf.force.com`,
        'static String getSetupHostname()': () => 'apexrunner.my.salesforce-setup.com'
    });
    // ---- REST
    const smap = () => new AMap(T.parse('Map<String,String>'));
    N('RestRequest', {
        'new()': () =>
            new NObj('RestRequest', {
                headers: smap(),
                params: smap(),
                requestbody: null,
                httpmethod: null,
                requesturi: null,
                resourcepath: null,
                remoteaddress: null
            }),
        'String requestURI': true,
        'String httpMethod': true,
        'Blob requestBody': true,
        'Map<String,String> headers': true,
        'Map<String,String> params': true,
        'String resourcePath': true,
        'String remoteAddress': true,
        'void addHeader(String, String)': (o, k, v) => {
            o.headers.put(k, v);
        },
        'void addParameter(String, String)': (o, k, v) => {
            o.params.put(k, v);
        }
    });
    N('RestResponse', {
        'new()': () => new NObj('RestResponse', { headers: smap(), responsebody: null, statuscode: null }),
        'Blob responseBody': true,
        'Integer statusCode': true,
        'Map<String,String> headers': true,
        'void addHeader(String, String)': (o, k, v) => {
            o.headers.put(k, v);
        }
    });
    N('RestContext', {
        'static RestRequest request': {
            get: () => rt.restCtx.req,
            set: (v) => {
                rt.restCtx.req = v;
            }
        },
        'static RestResponse response': {
            get: () => rt.restCtx.res,
            set: (v) => {
                rt.restCtx.res = v;
            }
        }
    });
}
