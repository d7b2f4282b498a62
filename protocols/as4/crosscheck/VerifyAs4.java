import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Second opinion on seals by the JDK: core validation of an AS4 message with all three kinds of references. Arguments are folders, each with
 * envelope.xml and one file per part, named part- and its Content-ID. Prints one line per folder: its name, then the signature value and
 * each reference with its verdict, or {@code unreadable=} and why.
 */
public final class VerifyAs4 {
  /** The JDK reads a PkiPath as we write it, and lists the leaf first. */
  static PublicKey leafKey(Document document) throws Exception {
    Element token = As4Xml.only(document, As4Xml.WSSE, "BinarySecurityToken");
    InputStream der = new ByteArrayInputStream(Base64.getMimeDecoder().decode(token.getTextContent()));
    return CertificateFactory.getInstance("X.509").generateCertPath(der, "PkiPath").getCertificates().get(0).getPublicKey();
  }

  static String verify(Path folder) throws Exception {
    Document document = As4Xml.parse(folder.resolve("envelope.xml"));
    XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    DOMValidateContext context = new DOMValidateContext(leafKey(document), As4Xml.only(document, XMLSignature.XMLNS, "Signature"));
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
    context.setURIDereferencer(As4Xml.partsIn(folder, signatures));
    XMLSignature signature = signatures.unmarshalXMLSignature(context);
    StringBuilder line = new StringBuilder("signature=" + signature.getSignatureValue().validate(context));
    for (Object item : signature.getSignedInfo().getReferences()) {
      Reference reference = (Reference) item;
      line.append(' ').append(reference.getURI().replaceAll("^#.*-", "#")).append('=').append(reference.validate(context));
    }
    return line.toString();
  }

  public static void main(String[] folders) {
    As4Xml.teach();
    for (String name : folders) {
      Path folder = Path.of(name);
      String verdict;
      try {
        verdict = verify(folder);
      } catch (Exception error) {
        verdict = "unreadable=" + error.getClass().getSimpleName();
      }
      System.out.println(folder.getFileName() + " " + verdict);
    }
  }
}
