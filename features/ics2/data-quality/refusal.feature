@ics2 @area:data-quality @role:sea-carrier @mode:maritime @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: A refused filing is shown with every error, corrected and filed again

  Customs answers a readable filing that breaks rules with one error message that names every breach, by code and place
  (Interface Control Document 3.30, section 4.5.3). What the carrier's people cannot see they cannot mend. A correction
  is a new filing under a new local reference number (rule R3003). The shipment told to the carrier here is wrong on
  purpose: the carrier is not at fault for filing it.

  @ICS2-ERR-07
  Scenario: Every error of a refusal is shown with code, text and place
    When the carrier files a shipment that enters the Union at an office off its route, arrives before it departs and goes to a consignee named in Arabic letters
    Then customs refuses the filing with at least 3 errors
    And the refusal is pushed to the carrier's access point, which receipts it
    And the carrier shows the filing as refused with every one of these errors

  @ICS2-DAT-03 @needs:stimulate:ics2.correct
  Scenario: A refused filing is corrected under a new local reference number and registered
    Given a filing of the carrier was refused for its errors
    When the carrier corrects the shipment and files again
    Then the correction has a local reference number of its own
    And customs registers the filing

  @ICS2-ERR-06
  Scenario: A refusal without functional reference is assigned by the message it answers
    Given customs cannot name the local reference number in its refusals
    When the carrier files a shipment that enters the Union at an office off its route, arrives before it departs and goes to a consignee named in Arabic letters
    Then customs refuses the filing with at least 3 errors
    And the refusal is pushed to the carrier's access point, which receipts it
    And the carrier assigns the refusal to that filing

  @ICS2-ERR-06
  Scenario Outline: Of two filings that wait, the one is refused that the refusal answers: the <refused>
    Given the common repository holds its decisions back
    When the carrier files a first and a second shipment
    And customs refuses the <refused> by a message that names no functional reference
    Then the carrier holds the <refused> as refused, and the <other> as pending

    Examples:
      | refused | other  |
      | first   | second |
      | second  | first  |

  @ICS2-ERR-07 @ICS2-DAT-03 @needs:stimulate:ics2.correct
  Scenario Outline: A filing with <mistake> is refused by code and place, corrected and accepted
    When the carrier files a shipment with <mistake>
    Then customs refuses the filing with code <code> at <place> alone
    And the refusal is pushed to the carrier's access point, which receipts it
    And the carrier shows the filing as refused with every one of these errors
    When the carrier corrects the shipment and files again
    Then the correction has a local reference number of its own
    And customs registers the filing

    Examples:
      | mistake                                                 | code | place                                                     |
      | an arrival before the departure                         | 103  | activeBorderTransportMeans/estimatedDateAndTimeOfArrival  |
      | an office of first entry off the route                  | 12   | countriesOfRoutingOfMeansOfTransport                      |
      | a route that ends in another country than it unloads in | 12   | countriesOfRoutingOfMeansOfTransport                      |
      | a consignee named in Arabic letters                     | 102  | consignee/name                                            |
      | a description of goods that says parts and no more      | 100  | commodity/descriptionOfGoods                              |

  @ICS2-ERR-07 @ICS2-DAT-03 @needs:stimulate:ics2.correct
  Scenario: A bill of lading that was filed before is refused by a lifecycle error, corrected and accepted
    Given customs has registered a bill of lading of the carrier
    When the carrier files another shipment under the same bill of lading
    Then customs refuses the filing with code 81 at transportDocumentMasterLevel alone
    And the refusal is pushed to the carrier's access point, which receipts it
    And the carrier shows the filing as refused with every one of these errors
    When the carrier corrects the shipment and files again
    Then the correction has a local reference number of its own
    And customs registers the filing
