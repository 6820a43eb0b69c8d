"""The claim of PDF/UA-1 in a PDF/A file: the engine writes one of the two.

Not the metadata: those are the engine's.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
UA_CLAIM = """
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>
"""


def claim_ua(metadata: Any) -> None:
    """Adds the PDF/UA-1 claim to the PDF/A metadata: WeasyPrint writes one of the two."""
    stock = metadata.generate_rdf_metadata

    def both(*arguments: Any) -> bytes:
        tree = ElementTree.fromstring(stock(*arguments))
        tree.extend(ElementTree.fromstring(UA_CLAIM))
        for prefix, name in NAMESPACES.items():
            ElementTree.register_namespace(prefix, name)
        written: bytes = ElementTree.tostring(tree, encoding="utf-8")
        return written

    metadata.generate_rdf_metadata = both


NAMESPACES = {
    "pdfuaid": UA_NAMESPACE,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
