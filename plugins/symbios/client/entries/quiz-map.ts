// Teaches the element of the questions the places on an image: the list of choices that it knows, and a map.
import { type Maker, whenDefined } from "../quiz/kind";
import { map } from "../quiz/kinds/map";

whenDefined((element) =>
  element.learn((known) => {
    const list = known.get("single") as Maker;
    return { hotspot: { grade: list.grade, make: (host) => map(host, list.make(host)) } };
  }),
);
