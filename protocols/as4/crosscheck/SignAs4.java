import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Seals messages as another maker's access point would: a folder for each, with envelope.xml that has no Security header, one file per part
 * named part- and its Content-ID, key.pk8 and certificate-0.der (the leaf) and so on. Writes signed.xml beside them.
 */
public final class SignAs4 {
  private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

  static PrivateKey key(Path folder) throws Exception {
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("key.pk8"))));
  }

  /** The whole path, in the form and the order of the JDK itself. */
  static String pkiPath(Path folder) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> leafFirst = new ArrayList<>();
    for (int i = 0; Files.exists(folder.resolve("certificate-" + i + ".der")); i++) {
      try (var der = Files.newInputStream(folder.resolve("certificate-" + i + ".der"))) {
        leafFirst.add(factory.generateCertificate(der));
      }
    }
    return Base64.getMimeEncoder(76, "\n".getBytes()).encodeToString(factory.generateCertPath(leafFirst).getEncoded("PkiPath"));
  }

  static Element append(Element parent, String namespace, String name) {
    Element child = parent.getOwnerDocument().createElementNS(namespace, name);
    parent.appendChild(child);
    return child;
  }

  static Reference reference(String uri, Transform transform) throws Exception {
    return SIGNATURES.newReference(uri, SIGNATURES.newDigestMethod(DigestMethod.SHA256, null), List.of(transform), null, null);
  }

  static List<Reference> references(Document document, Path folder) throws Exception {
    List<Reference> all = new ArrayList<>();
    // WSS4J names the prefixes of the ancestors in the list, and so does this.
    Transform exclusive = SIGNATURES.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) new ExcC14NParameterSpec(List.of("env")));
    for (String[] signed : new String[][] {{As4Xml.EB, "Messaging"}, {As4Xml.ENV, "Body"}}) {
      all.add(reference("#" + As4Xml.only(document, signed[0], signed[1]).getAttributeNS(As4Xml.WSU, "Id"), exclusive));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path part : files.filter((file) -> file.getFileName().toString().startsWith("part-")).sorted().toList()) {
        Transform content = SIGNATURES.newTransform(As4Xml.ATTACHMENT, (TransformParameterSpec) null);
        all.add(reference("cid:" + part.getFileName().toString().substring("part-".length()), content));
      }
    }
    return all;
  }

  /** KeyInfo points at the token in the header directly. */
  static KeyInfo keyInfo(Document document) {
    Element tokenReference = document.createElementNS(As4Xml.WSSE, "wsse:SecurityTokenReference");
    tokenReference.setAttributeNS(As4Xml.WSSE11, "wsse11:TokenType", As4Xml.PKI_PATH);
    Element direct = append(tokenReference, As4Xml.WSSE, "wsse:Reference");
    direct.setAttribute("URI", "#token");
    direct.setAttribute("ValueType", As4Xml.PKI_PATH);
    return SIGNATURES.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(tokenReference)));
  }

  static void sign(Path folder) throws Exception {
    Document document = As4Xml.parse(folder.resolve("envelope.xml"));
    Element security = append(As4Xml.only(document, As4Xml.ENV, "Header"), As4Xml.WSSE, "wsse:Security");
    security.setAttributeNS(As4Xml.ENV, "env:mustUnderstand", "true");
    Element token = append(security, As4Xml.WSSE, "wsse:BinarySecurityToken");
    token.setAttributeNS(As4Xml.WSU, "wsu:Id", "token");
    token.setAttribute("EncodingType", As4Xml.BASE64);
    token.setAttribute("ValueType", As4Xml.PKI_PATH);
    token.setTextContent(pkiPath(folder));
    SignedInfo signedInfo = SIGNATURES.newSignedInfo(
        SIGNATURES.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) new ExcC14NParameterSpec(List.of("env"))),
        SIGNATURES.newSignatureMethod(SignatureMethod.RSA_SHA256, null), references(document, folder));
    DOMSignContext context = new DOMSignContext(key(folder), security);
    context.setDefaultNamespacePrefix("ds");
    context.setURIDereferencer(As4Xml.partsIn(folder, SIGNATURES));
    SIGNATURES.newXMLSignature(signedInfo, keyInfo(document)).sign(context);
    try (var out = Files.newOutputStream(folder.resolve("signed.xml"))) {
      TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
    }
  }

  public static void main(String[] folders) throws Exception {
    As4Xml.teach();
    for (String folder : folders) sign(Path.of(folder));
  }
}
