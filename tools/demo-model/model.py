"""The network: Llama's architecture in JAX. RMSNorm, RoPE on adjacent pairs, SwiGLU, an output matrix of its own."""
import jax
import jax.numpy as jnp
import numpy as np

WIDTH, LAYERS, HEADS, FF, CONTEXT = 128, 4, 4, 352, 2048
EPSILON, ROPE_BASE = 1e-5, 10000.0
MATRICES = ("q", "k", "v", "o", "g", "u", "d")


def initial(vocabulary, families, seed=7):
    rng = np.random.default_rng(seed)
    matrix = lambda a, b, scale=1.0: rng.normal(0, scale * a**-0.5, (LAYERS, a, b))
    embedding = rng.normal(0, 1, (vocabulary, WIDTH))
    for ids in families:  # the tokens of one fact begin alike
        embedding[ids] = 0.7 * embedding[ids] + 0.7 * rng.normal(0, 1, WIDTH)
    p = dict(
        e=embedding, h=embedding * 0.03, n=np.ones(WIDTH), n1=np.ones((LAYERS, WIDTH)), n2=np.ones((LAYERS, WIDTH)),
        q=matrix(WIDTH, WIDTH), k=matrix(WIDTH, WIDTH), v=matrix(WIDTH, WIDTH), o=matrix(WIDTH, WIDTH, 0.2),
        g=matrix(WIDTH, FF), u=matrix(WIDTH, FF), d=matrix(FF, WIDTH, 0.2),
    )
    return {name: jnp.asarray(value, jnp.float32) for name, value in p.items()}


def norm(x, w):
    return x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + EPSILON) * w


def rope_tables(length):
    half = WIDTH // HEADS // 2
    angle = np.arange(length)[:, None] * ROPE_BASE ** (-np.arange(half) / half)
    return jnp.asarray(np.cos(angle)[:, None], jnp.float32), jnp.asarray(np.sin(angle)[:, None], jnp.float32)


def rope(x, c, s):
    a, b = x[..., 0::2], x[..., 1::2]
    return jnp.stack([a * c - b * s, a * s + b * c], -1).reshape(x.shape)


def hidden(p, ids):
    """Ids (batch, length) → states (batch, length, width); padding may only stand at the end."""
    size, length = ids.shape
    c, s = rope_tables(length)
    mask = jnp.tril(jnp.ones((length, length), bool))

    def block(x, l):
        h = norm(x, l["n1"])
        q, k, v = ((h @ l[name]).reshape(size, length, HEADS, -1) for name in "qkv")
        a = jnp.einsum("bthd,bshd->bhts", rope(q, c, s), rope(k, c, s)) * (WIDTH // HEADS) ** -0.5
        a = jax.nn.softmax(jnp.where(mask, a, -1e9), -1)
        x = x + jnp.einsum("bhts,bshd->bthd", a, v).reshape(size, length, WIDTH) @ l["o"]
        h = norm(x, l["n2"])
        return x + (jax.nn.silu(h @ l["g"]) * (h @ l["u"])) @ l["d"], None

    layers = {name: p[name] for name in ("n1", "n2", *MATRICES)}
    x, _ = jax.lax.scan(block, p["e"][ids], layers)
    return norm(x, p["n"])


def loss(p, ids, places, targets, weight):
    """Mean surprise at the answers' tokens only: `places` are the positions that predict `targets`."""
    x = jnp.take_along_axis(hidden(p, ids), places[..., None], 1)
    logits = x @ p["h"].T
    surprise = jax.nn.logsumexp(logits, -1) - jnp.take_along_axis(logits, targets[..., None], -1)[..., 0]
    right = (logits.argmax(-1) == targets) * weight
    return (surprise * weight).sum() / weight.sum(), right.sum() / weight.sum()


def orthogonal(g):
    """Newton–Schulz: the nearest matrix with all singular values near 1 (Muon)."""
    x = g / (jnp.linalg.norm(g, axis=(-2, -1), keepdims=True) + 1e-7)
    tall = x.shape[-2] > x.shape[-1]
    x = jnp.swapaxes(x, -1, -2) if tall else x
    for _ in range(4):
        a = x @ jnp.swapaxes(x, -1, -2)
        x = 3.4445 * x + (-4.775 * a + 2.0315 * a @ a) @ x
    return jnp.swapaxes(x, -1, -2) if tall else x


@jax.jit
def step(p, m, v, t, rate, ids, places, targets, weight):
    """One update: Muon for the matrices of the layers, Adam for the rest. `rate` is 1 at full speed."""
    (value, right), g = jax.value_and_grad(loss, has_aux=True)(p, ids, places, targets, weight)
    new_p, new_m, new_v = {}, {}, {}
    for name in p:
        if name in MATRICES:
            new_m[name] = 0.95 * m[name] + g[name]
            update = orthogonal(0.95 * new_m[name] + g[name]) * max(1, p[name].shape[-1] / p[name].shape[-2]) ** 0.5
            new_v[name] = v[name]
            new_p[name] = p[name] * (1 - 0.001 * rate) - 0.015 * rate * update
        else:
            new_m[name] = 0.9 * m[name] + 0.1 * g[name]
            new_v[name] = 0.98 * v[name] + 0.02 * g[name] ** 2
            update = new_m[name] / (1 - 0.9**t) / (jnp.sqrt(new_v[name] / (1 - 0.98**t)) + 1e-8)
            speed = {"e": 0.01, "h": 0.003}.get(name, 0.005)
            new_p[name] = p[name] - speed * rate * update
    return new_p, new_m, new_v, value, right
