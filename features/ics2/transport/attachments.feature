@ics2 @area:transport @needs:stimulate:ics2.file @needs:stimulate:ics2.answer @needs:receive:ics2
Feature: Documents and pictures travel beside the message that names them

  Customs may ask for papers about a filing (IE3Q02). They come with the answer (IE3R02), each as a part of its own: a PDF
  or a JPEG, compressed, sealed as it is transmitted, and named in the business document exactly as PartInfo refers to it
  (Interface Control Document 3.30, sections 3.1.11 and 4.2.5, Annexes 5 and 6).

  @ICS2-AS4-22 @ICS2-AS4-23 @ICS2-AS4-20 @ICS2-AS4-21 @ICS2-SEC-02 @ICS2-SEC-03
  Scenario Outline: The <filer> answers a request about its <filing> with a document and an image
    Given the <filer> has a registered <filing>
    When customs asks for an invoice and a photograph
    And the <filer> answers with both
    Then each attachment is a PDF or a JPEG, and is announced as what it is
    And the answer names each attachment as the header does
    And each attachment is compressed, referred to, and sealed
    And customs takes the answer without a word

    @role:air-carrier @role:air-forwarder @mode:air
    Examples:
      | filer                    | filing |
      | air carrier or forwarder | F24    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F32    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |
