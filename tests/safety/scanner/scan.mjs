// Runs MDN's scanner on a site behind ports of this machine: scan.mjs HOST HTTP_PORT HTTPS_PORT, prints JSON.
import net from "node:net";
import { scan } from "@mdn/mdn-http-observatory";

const [host, plain, secure] = process.argv.slice(2);
const ports = { 80: Number(plain), 443: Number(secure) };
const connect = net.Socket.prototype.connect;

// The scanner knows the ports 80 and 443 only; the name stays, so certificates and redirects are judged as they are.
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (options.host === host) Object.assign(options, { port: ports[options.port] ?? options.port, host: "127.0.0.1" });
  return connect.apply(this, args);
};

console.log(JSON.stringify(await scan(host)));
process.exit(0);
