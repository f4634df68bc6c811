import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import { once } from "node:events";
const out="/tmp/simple_shots"; import { mkdirSync, rmSync } from "node:fs"; mkdirSync(out,{recursive:true});
rmSync("/tmp/simple_shots.db",{force:true});
const child=spawn("build/relais",["demo","--database","sqlite:/tmp/simple_shots.db","--listen","127.0.0.1:0"],{env:{...process.env,RELAIS_LOG_LEVEL:"error"}});
const url=await new Promise(r=>child.stdout.on("data",c=>{const m=/answers at (http:\S+)/.exec(c);if(m)r(m[1])}));
for(let i=0;i<600;i++){const a=await fetch(url+"/readyz").catch(()=>null);if(a?.ok)break;await new Promise(r=>setTimeout(r,50));}
const b=await chromium.launch({executablePath:"/usr/bin/chromium",chromiumSandbox:false});
const pages={home:"/fr/simple/",results:"/fr/simple/counters?place=Vervins",counter:"/fr/simple/counters/fs-1729",which:"/fr/simple/counters?place=Saint-Denis",need:"/fr/simple/counters?place=Vervins&q=caf",none:"/fr/simple/counters?place=Atlantis",de:"/de/simple/counters/fs-1729",ordinary:"/fr/counters/fs-1729",ordinary_home:"/fr/",ordinary_results:"/fr/counters?place=Vervins"};
const only=process.argv.slice(2);
for(const [w,h] of [[1280,900],[360,740]])for(const colorScheme of ["light","dark"]){
 const p=await b.newPage({viewport:{width:w,height:h},colorScheme});
 for(const [n,path] of Object.entries(pages)){ if(only.length&&!only.includes(n))continue; if(colorScheme==="dark"&&!["home","results","counter"].includes(n))continue;
  await p.goto(url+path);await p.screenshot({path:`${out}/${n}_${w}_${colorScheme}.png`,fullPage:true});}
 await p.close();
}
await b.close();child.kill("SIGTERM");await once(child,"exit");
