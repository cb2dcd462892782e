// A sign-in elsewhere, by a program that others use for real. Usage: node provider.mjs PORT BACK
// Whoever signs in is who they say; an address that begins with "unchecked" was not checked.
import { Provider } from "oidc-provider";

const [port, back] = process.argv.slice(2);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: "veerkracht", client_secret: "geheim-van-de-proef", redirect_uris: [back] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["proef"] },
  findAccount: (_context, email) => ({
    accountId: email,
    claims: () => ({ sub: email, email, email_verified: !email.startsWith("unchecked"), name: "Iris van Elders" }),
  }),
});

provider.listen(Number(port), "127.0.0.1", () => console.log("open"));
