import * as z from "zod";
import { faultOfDescription, faultOfImage, faultOfToken, faultOfUsername } from "./rules.js";

// The content security policy forbids `new Function`, which zod would try.
z.config({ jitless: true });

const text = (faultOf) =>
  z.string().superRefine((value, context) => {
    const message = faultOf(value);
    if (message) context.addIssue({ code: "custom", message });
  });

const form = (reach, needsToken) =>
  z.object({
    reach: z.literal(reach),
    username: text(faultOfUsername),
    token: text((value) => faultOfToken(value, needsToken)),
    description: text(faultOfDescription),
    image: text(faultOfImage),
  });

/** What may be sent, by which images are to be scanned. */
export const schema = z.discriminatedUnion("reach", [form("public", false), form("internal", true)]);
