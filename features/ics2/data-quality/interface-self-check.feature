@ics2 @area:data-quality @topic:self-check
Feature: The simulated trader interface reports every error, by code and place

  A readable filing gets all its errors at once, each with a code of CL723 and a pointer to the element at fault
  (Interface Control Document 3.30, section 4.5.3; HTI Rules and Conditions 2.01). ICS2-ERR-05 is shown only for the messages that
  answer a trader's own: none that customs sends of itself, such as IE3N03, IE3N07 or IE3Q02.

  @ICS2-ERR-01 @ICS2-ERR-02 @ICS2-ERR-03 @ICS2-ERR-04 @ICS2-ERR-05 @ICS2-AS4-13
  Scenario: Three independent errors are three entries of one refusal
    When the probe files a filing with three errors
    Then the probe's refusal names three errors, each with its code and place

  @ICS2-DAT-12
  Scenario: Arabic letters are refused, Cyrillic letters are not
    When the probe files a filing with Arabic names in two places
    Then the refusal has code 102 for both places
    When the probe files a filing with Cyrillic names
    Then the filing with Cyrillic names is accepted

  @ICS2-DAT-15
  Scenario: An arrival before the departure is refused
    When the probe files a filing whose vessel arrives one hour before it departs
    Then the refusal has code 103 for the arrival

  @ICS2-DAT-13
  Scenario: Goods described by a stop word alone are refused, a stop word inside other text is not
    When the probe files goods described as "parts"
    Then the filing is refused with code 100 at the description
    When the probe files goods described as "steel parts for pumps"
    Then the described goods are accepted

  @ICS2-DAT-16
  Scenario: A code is valid by the day of its reception
    Given the code N705 of list CL754 is valid until 2026-06-10
    When the probe files a bill of lading at 2026-06-10T23:59:59Z
    Then the code is accepted
    When the probe files a bill of lading at 2026-06-11T00:00:00Z
    Then the code is refused with code 12 at /IE3F10/consignmentMasterLevel/transportDocumentMasterLevel/type

  @ICS2-ERR-01
  Scenario Outline: A refused <message> is named by its <number>
    When the probe sends an incomplete <message>
    Then the refusal names it by its <number>

    Examples:
      | message | number |
      | IE3F26  | LRN    |
      | IE3N06  | LRN    |
      | IE3A26  | MRN    |
      | IE3Q04  | MRN    |
      | IE3Q05  | MRN    |
      | IE3R02  | MRN    |
      | IE3R03  | MRN    |

  @ICS2-ERR-05
  Scenario: Every answer of customs conforms to its table
    When the probe brings about each of these messages of customs:
      | message | told                                    |
      | IE3R01  | the filing is registered                |
      | IE3N10  | the amendment is applied                |
      | IE3R04  | the arrival is registered               |
      | IE3R07  | the filing is invalidated               |
      | IE3R08  | what there is about a filing            |
      | IE3N99  | the message is refused for its content  |
      | IE3N01  | the message is refused for its moment   |
    Then each of them conforms to its table

  @ICS2-ERR-02 @ICS2-ERR-03 @ICS2-ERR-04
  Scenario: Ten different errors are ten entries of one refusal
    When the probe files with these ten errors:
      | change                                                                     | to                                                                           | code | place                                                                                                 |
      | <reEntryIndicator>0</reEntryIndicator>                                     |                                                                              | 13   | /IE3F10                                                                                               |
      | <typeOfMeansOfTransport>1511</typeOfMeansOfTransport>                      | <typeOfMeansOfTransport>15115</typeOfMeansOfTransport>                       | 39   | /IE3F10/activeBorderTransportMeans/typeOfMeansOfTransport                                             |
      | <nationality>PA</nationality>                                              | <nationality>P1</nationality>                                                | 37   | /IE3F10/activeBorderTransportMeans/nationality                                                        |
      | <referenceNumber>BE101000</referenceNumber>                                | <referenceNumber>BE10100</referenceNumber>                                   | 40   | /IE3F10/customsOfficeOfFirstEntry/referenceNumber                                                     |
      | <identificationNumber>IMO9074729</identificationNumber>                    | <identificationNumber>IMO9074720</identificationNumber>                      | 70   | /IE3F10/activeBorderTransportMeans/identificationNumber                                               |
      | <totalGrossMass>18000</totalGrossMass>                                     | <totalGrossMass>18.000,5</totalGrossMass>                                    | 19   | /IE3F10/consignmentMasterLevel/consignmentHouseLevel/totalGrossMass                                   |
      | <containerIdentificationNumber>CSQU3054383</containerIdentificationNumber> | <containerIdentificationNumber>CSQU 305438-3</containerIdentificationNumber> | 12   | /IE3F10/consignmentMasterLevel/consignmentHouseLevel/transportEquipment/containerIdentificationNumber |
      | <methodOfPayment>Z</methodOfPayment>                                       | <methodOfPayment>Q</methodOfPayment>                                         | 12   | /IE3F10/consignmentMasterLevel/consignmentHouseLevel/transportCharges/methodOfPayment                 |
      | <grossMass>18000</grossMass>                                               | <grossMass>.5</grossMass>                                                    | 38   | /IE3F10/consignmentMasterLevel/consignmentHouseLevel/goodsItem/weight/grossMass                       |
      | <type>N705</type>                                                          | <type>N705</type><colour>blue</colour>                                       | 15   | /IE3F10/consignmentMasterLevel/transportDocumentMasterLevel/colour                                    |
    Then the refusal names all ten, each by its code and place

  @ICS2-ERR-03 @ICS2-ERR-04
  Scenario Outline: <mistake> is refused by code and place, and accepted when corrected
    When the probe sends a message with <mistake>
    Then it is refused with code <code> at <place> alone
    And corrected under a new number it is accepted

    Examples:
      | mistake                                 | code | place                                                                              |
      | a mandatory element missing             | 13   | /IE3F10                                                                            |
      | an element that no table has            | 15   | /IE3F22/declarant/colour                                                           |
      | two elements in the wrong order         | 15   | /IE3F50/consignmentMasterLevel/carrier/name                                        |
      | one element too many                    | 35   | /IE3F30/reEntryIndicator[2]                                                        |
      | a text that is too long                 | 39   | /IE3F26/declarant/name                                                             |
      | a code that is too short                | 40   | /IE3F51/customsOfficeOfFirstEntry/referenceNumber                                  |
      | letters in an indicator                 | 37   | /IE3F10/reEntryIndicator                                                           |
      | a decimal comma                         | 19   | /IE3F20/consignmentMasterLevel/goodsItem/weight/grossMass                          |
      | no digit before the decimal point       | 38   | /IE3F27/consignmentMasterLevel/goodsItem/weight/grossMass                          |
      | a local time with offset                | 12   | /IE3F14/documentIssueDate/DateTime                                                 |
      | a code that is in no list               | 12   | /IE3F15/addressedMemberState/country                                               |
      | a telephone number without country code | 12   | /IE3F16/declarant/communication/identifier                                         |
      | an EORI that is none                    | 12   | /IE3F44/declarant/identificationNumber                                             |
      | a wrong check digit of the ship         | 70   | /IE3F12/activeBorderTransportMeans/identificationNumber                            |
      | an item number left out                 | 12   | /IE3F11/consignmentMasterLevel/goodsItem/goodsItemNumber                           |
      | a comma in the second house consignment | 19   | /IE3F14/consignmentMasterLevel/consignmentHouseLevel[2]/goodsItem/weight/grossMass |
      | an MRN of the wrong form                | 93   | /IE3A10/MRN                                                                        |
